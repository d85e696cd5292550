package org.citationhubs.query.page;

/** How long a page is. */
public final class PageSize {

    static final int MOST = 1_000;

    private PageSize() {}

    /** The limit, if it is one. */
    public static int require(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidQueryException("limit", "must be from 1 to " + MOST + ", not " + limit);
        }
        return limit;
    }
}
