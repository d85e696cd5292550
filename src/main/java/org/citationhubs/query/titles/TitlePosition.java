package org.citationhubs.query.titles;

import org.citationhubs.citation.work.TitleKey;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.query.page.Cursor;
import org.citationhubs.query.page.InvalidQueryException;

/**
 * A place in the order of titles: hubs of equal titles follow each other by their ids.
 *
 * @param title of the hub at that place
 * @param id of the hub at that place
 */
record TitlePosition(TitleKey title, WorkId id) implements Comparable<TitlePosition> {

    private static final char ORDER = 'n';

    @Override
    public int compareTo(TitlePosition other) {
        int byTitle = title.compareTo(other.title);
        return byTitle != 0 ? byTitle : id.compareTo(other.id);
    }

    /** A cursor; opaque to whoever gets it. */
    String encode() {
        // A form has no line break.
        return Cursor.hide(ORDER + title.text() + '\n' + id);
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @param prefix with which the titles of the list begin
     * @throws InvalidQueryException if it is no cursor, or one of another list
     */
    static TitlePosition decode(String encoded, TitleKey prefix) {
        String text = Cursor.text(encoded);
        int end = text.indexOf('\n');
        if (end < 2) {
            throw new InvalidQueryException("cursor", Cursor.NONE_OF_OURS);
        }
        String title = text.substring(1, end);
        if (text.charAt(0) != ORDER || !title.startsWith(prefix.text())) {
            throw new InvalidQueryException("cursor", "belongs to another list; begin again without a cursor");
        }
        try {
            return new TitlePosition(new TitleKey(title), WorkId.parse(text.substring(end + 1)));
        } catch (IllegalArgumentException e) {
            throw new InvalidQueryException("cursor", Cursor.NONE_OF_OURS);
        }
    }
}
