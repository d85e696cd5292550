package org.citationhubs.web;

import org.citationhubs.citation.id.Scheme.Site;
import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * A work as a link to its page.
 *
 * @param title of the work; null if it is unknown: a page then shows the id as an id
 * @param page URL of its page
 */
record WorkLink(String id, @Nullable String title, String page) {

    static WorkLink of(WorkId work, @Nullable String title) {
        return new WorkLink(
                work.value(),
                title == null || title.isBlank() ? null : title,
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
