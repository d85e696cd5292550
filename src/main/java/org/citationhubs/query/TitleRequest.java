package org.citationhubs.query;

import org.citationhubs.citation.TitleForm;
import org.jspecify.annotations.Nullable;

/**
 * Which hubs are looked for by their titles.
 *
 * @param prefix how the titles begin
 * @param limit from 1 to 1,000
 * @param after the place that the page before reached, null for the first page
 */
public record TitleRequest(
        TitleForm prefix, int limit, @Nullable TitlePlace after) {

    public TitleRequest {
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
    public static TitleRequest of(@Nullable String title, int limit, @Nullable String cursor) {
        TitleForm prefix = TitleForm.of(title);
        if (prefix == null) {
            throw new InvalidQueryException("title", "must have a letter or a digit");
        }
        return new TitleRequest(prefix, limit, cursor == null ? null : TitlePlace.decode(cursor, prefix));
    }
}
