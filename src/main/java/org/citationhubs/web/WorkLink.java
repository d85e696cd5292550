package org.citationhubs.web;

import org.citationhubs.citation.work.Scheme.Site;
import org.citationhubs.citation.work.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * A work as a link to its page.
 *
 * @param id as people write it
 * @param title the title, or the id of a work whose title nobody said
 * @param titled whether it is the title
 * @param page address of its page here
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

    /** Where the work can be read, null for schemes without a place to read at. */
    static @Nullable OutsideLink outside(WorkId work) {
        Site site = work.scheme().site();
        return site == null ? null : new OutsideLink(site.name(), site.address(work));
    }

    /**
     * A place outside of this service.
     *
     * @param name what it is called
     */
    record OutsideLink(String name, String address) {}
}
