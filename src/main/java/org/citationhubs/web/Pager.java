package org.citationhubs.web;

import org.jspecify.annotations.Nullable;

/**
 * The links between the pages of a list.
 *
 * @param first URL of the first page; null on the first page
 * @param next URL of the next page; null on the last page
 */
record Pager(@Nullable String first, @Nullable String next) {

    /**
     * Returns the links of a page.
     *
     * @param list URL of the list
     * @param cursor of this page; null for the first page
     * @param nextCursor of the next page; null on the last page
     */
    static Pager of(PageUrl list, @Nullable String cursor, @Nullable String nextCursor) {
        return new Pager(
                cursor == null ? null : list.with("cursor", null).toString(),
                nextCursor == null ? null : list.with("cursor", nextCursor).toString());
    }

    /** Returns whether the list has other pages. */
    public boolean isNeeded() {
        return first != null || next != null;
    }
}
