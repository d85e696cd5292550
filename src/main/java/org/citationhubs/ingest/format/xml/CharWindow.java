package org.citationhubs.ingest.format.xml;

import java.io.IOException;
import java.io.Reader;

/** Characters of a file, of which the next ones can be looked at before they are taken. */
final class CharWindow {

    /** What {@link #peek} returns after the last character. */
    static final char END = '\uFFFF';

    private final Reader source;
    private final char[] buffer = new char[1 << 14];
    private int position;
    private int limit;
    private boolean ended;

    CharWindow(Reader source) {
        this.source = source;
    }

    /**
     * Returns how many characters can be looked at: as many as are wanted, or all that are left.
     *
     * @param wanted at most {@code 1 << 14}
     */
    int available(int wanted) throws IOException {
        while (limit - position < wanted && !ended) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
            int read = source.read(buffer, limit, buffer.length - limit);
            ended = read < 0;
            limit += Math.max(0, read);
        }
        return limit - position;
    }

    /** Returns one of the next characters, which {@link #available} said are there; {@link #END} for those behind. */
    char peek(int offset) {
        return position + offset < limit ? buffer[position + offset] : END;
    }

    /** Returns some of the next characters, which {@link #available} said are there. */
    String text(int start, int end) {
        return new String(buffer, position + start, end - start);
    }

    /** Moves over characters. */
    void skip(int characters) {
        position += characters;
    }

    /** Returns whether the next characters are these; ASCII letters are equal in either case. */
    boolean startsWith(String text) throws IOException {
        if (available(text.length()) < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.toLowerCase(peek(i)) != Character.toLowerCase(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Replaces characters before the one at an offset; they are the next ones then. */
    void replace(int offset, String replacement) {
        position += offset - replacement.length();
        replacement.getChars(0, replacement.length(), buffer, position);
    }

    /**
     * Takes characters up to the next ampersand.
     *
     * @param most number of characters at most
     * @return how many were taken
     */
    int take(char[] into, int offset, int most) {
        char[] characters = buffer;
        int end = Math.min(limit, position + most);
        int at = position;
        while (at < end && characters[at] != '&') {
            at++;
        }
        return copy(into, offset, at - position);
    }

    /** Takes characters as they are. */
    int copy(char[] into, int offset, int characters) {
        System.arraycopy(buffer, position, into, offset, characters);
        position += characters;
        return characters;
    }
}
