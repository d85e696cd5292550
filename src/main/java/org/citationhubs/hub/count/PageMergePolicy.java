package org.citationhubs.hub.count;

/**
 * Decides when the citing works of a hub are merged into its stored co-citation counts, and into how many pages the
 * counts are divided.
 *
 * <p>Unmerged citing works are counted from their reference lists at each read. A merge waits until the unmerged works
 * are a share of the merged ones. That keeps the number of passes over a growing hub logarithmic in its size.
 */
public final class PageMergePolicy {

    /** Least number of unmerged citing works that are worth a merge. */
    static final int LEAST_UNMERGED = 64;

    /** A merge is due when the unmerged works are one part in this many of the merged works. */
    private static final int SHARE = 4;

    /** Largest average number of works in a page: about a kilobyte. */
    private static final int FULL_PAGE = 512;

    private PageMergePolicy() {}

    /**
     * Returns whether a merge is due.
     *
     * @param unmerged citing works, and corrections of merged ones, that are not in the pages
     * @param merged citing works in the pages
     */
    public static boolean due(int unmerged, int merged) {
        return unmerged >= Math.max(LEAST_UNMERGED, merged / SHARE);
    }

    /**
     * Returns the number of pages for a number of co-cited works, as a power of two. The low bits of a work's number
     * select its page.
     *
     * @param bits the power so far, which never decreases
     */
    public static int pageBits(int bits, int works) {
        int needed = bits;
        while (works > (long) FULL_PAGE << needed) {
            needed++;
        }
        return needed;
    }
}
