package org.citationhubs.query.titles;

import java.util.Objects;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.text.TitleKey;
import org.citationhubs.query.page.Cursor;
import org.citationhubs.query.page.InvalidQueryException;

/**
 * A position in the order of titles, with ids as tie-breakers. JSON between instances: never rename a component.
 *
 * @param title of the hub at the position
 * @param id of the hub at the position
 */
record TitlePosition(TitleKey title, WorkId id) implements Comparable<TitlePosition> {

    TitlePosition {
        Objects.requireNonNull(title);
        Objects.requireNonNull(id);
    }

    private static final char ORDER = 'n';

    @Override
    public int compareTo(TitlePosition other) {
        int byTitle = title.compareTo(other.title);
        return byTitle != 0 ? byTitle : id.compareTo(other.id);
    }

    /** Returns the position as an opaque cursor. */
    String encode() {
        // A title key has no line break.
        return Cursor.encodeText(ORDER + title.text() + '\n' + id);
    }

    /**
     * Reads the result of {@link #encode}.
     *
     * @param prefix of the titles of the list
     * @throws InvalidQueryException if the text is not a cursor, or one of another list
     */
    static TitlePosition decode(String encoded, TitleKey prefix) {
        String text = Cursor.decodeText(encoded);
        int end = text.indexOf('\n');
        if (end < 2) {
            throw new InvalidQueryException("cursor", Cursor.INVALID);
        }
        String title = text.substring(1, end);
        if (text.charAt(0) != ORDER || !title.startsWith(prefix.text())) {
            throw new InvalidQueryException("cursor", "belongs to another list; start without a cursor");
        }
        try {
            return new TitlePosition(new TitleKey(title), WorkId.parse(text.substring(end + 1)));
        } catch (IllegalArgumentException e) {
            throw new InvalidQueryException("cursor", Cursor.INVALID);
        }
    }
}
