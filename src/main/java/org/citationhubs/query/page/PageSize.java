package org.citationhubs.query.page;

/** The allowed number of items on a page. */
public final class PageSize {

    /** The greatest number of items on a page. */
    public static final int MAX = 1_000;

    private PageSize() {}

    /**
     * Checks a limit.
     *
     * @throws InvalidQueryException if it is out of range
     */
    public static void require(int limit) {
        if (limit < 1 || limit > MAX) {
            throw new InvalidQueryException("limit", "must be from 1 to " + MAX + ", not " + limit);
        }
    }
}
