package org.citationhubs.query.titles;

import java.util.Objects;
import org.citationhubs.citation.text.TitleKey;
import org.citationhubs.query.page.InvalidQueryException;
import org.citationhubs.query.page.PageSize;
import org.jspecify.annotations.Nullable;

/**
 * Requests a page of the hubs whose titles start with a prefix. JSON between instances: never rename a component.
 *
 * @param prefix of the titles
 * @param limit from 1 to 1,000
 * @param after position of the last hub of the page before, null for the first page
 */
public record TitleSearchRequest(
        TitleKey prefix, int limit, @Nullable TitlePosition after) {

    public TitleSearchRequest {
        Objects.requireNonNull(prefix);
        PageSize.require(limit);
    }

    /**
     * Creates a request from its parameters.
     *
     * @param title start of a title, in any spelling
     * @param cursor {@code nextCursor} of the page before, null for the first page
     * @throws InvalidQueryException if the title has no letter or digit, the limit is out
     *     of range, or the cursor is not one of this list
     */
    public static TitleSearchRequest of(@Nullable String title, int limit, @Nullable String cursor) {
        TitleKey prefix = TitleKey.of(title);
        if (prefix == null) {
            throw new InvalidQueryException("title", "must have a letter or a digit");
        }
        return new TitleSearchRequest(prefix, limit, cursor == null ? null : TitlePosition.decode(cursor, prefix));
    }
}
