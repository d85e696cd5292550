package org.citationhubs.web;

import org.citationhubs.citation.id.Scheme.Site;
import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * A work as a link to its page.
 *
 * @param title of the work; its id if the title is unknown
 * @param titled whether the title is known
 * @param page URL of its page
 */
record WorkLink(String id, String title, boolean titled, String page) {

    static WorkLink of(WorkId work, @Nullable String title) {
        String shown = title == null || title.isBlank() ? work.value() : title;
        return new WorkLink(
                work.value(),
                shown,
                !shown.equals(work.value()),
                PageUrl.ofHub(work).toString());
    }

    /** Returns the site that has works with this scheme; null if there is none. */
    static @Nullable OutsideLink outside(WorkId work) {
        Site site = work.scheme().site();
        return site == null ? null : new OutsideLink(site.name(), site.address(work));
    }

    /**
     * The page of a work on another site.
     *
     * @param name of the site
     */
    record OutsideLink(String name, String address) {}
}
