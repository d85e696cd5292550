package org.citationhubs.query.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.citationhubs.citation.work.InvalidWorkIdException;
import org.citationhubs.citation.work.WorkId;

/**
 * A place in a sorted list: that of the last item given. It is a place in the order and not a number of items, so a list that grows
 * between two pages neither repeats nor skips an item that was in it all the time.
 *
 * @param order which order the list has
 * @param key what the list is sorted by, descending
 * @param id what decides between equal keys, ascending
 */
public record Cursor(char order, long key, WorkId id) {

    public static final String NONE_OF_OURS =
            "is no cursor of this service; take it from nextCursor and change nothing";

    /** Opaque to whoever gets it. */
    public String encode() {
        String text = order + Long.toString(key) + ' ' + id;
        return hide(text);
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @param order the order in which the list is asked for
     * @throws InvalidQueryException if it is no cursor, or one of a list in another order
     */
    public static Cursor decode(String encoded, char order) {
        String text = text(encoded);
        int space = text.indexOf(' ');
        if (space < 2) {
            throw new InvalidQueryException("cursor", NONE_OF_OURS);
        }
        if (text.charAt(0) != order) {
            throw new InvalidQueryException(
                    "cursor", "belongs to a list in another order; begin again without a cursor");
        }
        try {
            return new Cursor(order, Long.parseLong(text.substring(1, space)), WorkId.parse(text.substring(space + 1)));
        } catch (NumberFormatException | InvalidWorkIdException e) {
            throw new InvalidQueryException("cursor", NONE_OF_OURS);
        }
    }

    public static String hide(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What {@link #hide} hid.
     *
     * @throws InvalidQueryException if it did not
     */
    public static String text(String encoded) {
        try {
            return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidQueryException("cursor", NONE_OF_OURS);
        }
    }
}
