package org.citationhubs.query.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.citationhubs.citation.id.InvalidWorkIdException;
import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * The position of the last item of a page in a sorted list. It is a position in the order and not a number of items, so
 * a list that grows between two pages neither repeats nor skips an item that was in it throughout.
 *
 * @param order code of the order of the list
 * @param key sort key, descending
 * @param id tie-breaker among equal keys, ascending
 */
public record Cursor(char order, long key, WorkId id) {

    public static final String INVALID = "is no cursor of this service; use nextCursor unchanged";

    /** Returns the cursor as an opaque text. */
    public String encode() {
        return encodeText(order + Long.toString(key) + ' ' + id);
    }

    /**
     * Reads the result of {@link #encode}.
     *
     * @param order code of the order of the requested list
     * @throws InvalidQueryException if the text is not a cursor, or one of a list in another order
     */
    public static Cursor decode(String encoded, char order) {
        String text = decodeText(encoded);
        int space = text.indexOf(' ');
        if (space < 2) {
            throw new InvalidQueryException("cursor", INVALID);
        }
        if (text.charAt(0) != order) {
            throw new InvalidQueryException("cursor", "belongs to a list in another order; start without a cursor");
        }
        try {
            return new Cursor(order, Long.parseLong(text.substring(1, space)), WorkId.parse(text.substring(space + 1)));
        } catch (NumberFormatException | InvalidWorkIdException e) {
            throw new InvalidQueryException("cursor", INVALID);
        }
    }

    /**
     * Checks a cursor of a request, if there is one.
     *
     * @throws InvalidQueryException if the text is not a cursor, or one of a list in another order
     */
    public static void check(@Nullable String encoded, char order) {
        if (encoded != null) {
            decode(encoded, order);
        }
    }

    /** Encodes the text of a cursor. */
    public static String encodeText(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the result of {@link #encodeText}.
     *
     * @throws InvalidQueryException if the text is not encoded like that
     */
    public static String decodeText(String encoded) {
        try {
            return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidQueryException("cursor", INVALID);
        }
    }
}
