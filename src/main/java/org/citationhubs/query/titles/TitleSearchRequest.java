package org.citationhubs.query.titles;

import org.citationhubs.citation.work.TitleKey;
import org.citationhubs.query.page.InvalidQueryException;
import org.citationhubs.query.page.PageSize;
import org.jspecify.annotations.Nullable;

/**
 * Which hubs are looked for by their titles.
 *
 * @param prefix how the titles begin
 * @param limit from 1 to 1,000
 * @param after the place that the page before reached, null for the first page
 */
public record TitleSearchRequest(
        TitleKey prefix, int limit, @Nullable TitlePosition after) {

    public TitleSearchRequest {
        PageSize.require(limit);
    }

    /**
     * Reads what somebody asks for.
     *
     * @param title the beginning of a title, in any spelling
     * @param cursor as the page before told it, null for the first page
     * @throws InvalidQueryException if there is no letter or digit in the title, the limit is out of range, or the cursor is none
     *     of this list
     */
    public static TitleSearchRequest of(@Nullable String title, int limit, @Nullable String cursor) {
        TitleKey prefix = TitleKey.of(title);
        if (prefix == null) {
            throw new InvalidQueryException("title", "must have a letter or a digit");
        }
        return new TitleSearchRequest(prefix, limit, cursor == null ? null : TitlePosition.decode(cursor, prefix));
    }
}
