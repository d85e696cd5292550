package org.citationhubs.hub.count;

/**
 * When the citing works of a hub are merged into its stored co-citation counts, and how the counts are laid out in pages.
 *
 * <p>Until then they are counted from their reference lists whenever the counts are asked for. Waiting for a share of what is
 * merged keeps the cost of merging proportional to the citing works: the passes over a growing hub grow as the logarithm of its size.
 */
public final class PageMergePolicy {

    /** Fewer unmerged citing works than this are never worth a page. */
    static final int LEAST_UNMERGED = 64;

    /** Merge when the unmerged are this share of the merged. */
    private static final int SHARE = 4;

    /** Pages are split so that they hold this many works at the most on average: about a kilobyte. */
    private static final int FULL_PAGE = 512;

    private PageMergePolicy() {}

    /**
     * Whether it is time to merge.
     *
     * @param unmerged citing works, and corrections to merged ones, that the pages do not know
     * @param merged citing works in the pages
     */
    public static boolean due(int unmerged, int merged) {
        return unmerged >= Math.max(LEAST_UNMERGED, merged / SHARE);
    }

    /**
     * Into how many pages, as a power of two, that many co-cited works are laid out. A work is in the page of its number's low bits.
     *
     * @param bits the power so far; it never falls
     */
    public static int pageBits(int bits, int works) {
        int needed = bits;
        while (works > (long) FULL_PAGE << needed) {
            needed++;
        }
        return needed;
    }
}
