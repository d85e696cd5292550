package org.citationhubs.ingest.format.xml;

import java.util.Arrays;

/**
 * Collects text. A run of white space becomes one blank, none stands at the start.
 *
 * <p>By hand, because nearly all characters of a full text pass through it: a {@code StringBuilder} checks for each
 * piece how it can be stored.
 */
final class TextBuffer {

    /** Longest text that is kept: longer than any paragraph, and little memory. */
    static final int MOST = 1 << 20;

    private char[] text = new char[1_024];
    private int length;

    /** Appends characters as far as there is room for them. */
    void append(char[] characters, int start, int count) {
        int end = start + Math.min(count, MOST - length);
        ensureRoom(end - start);
        for (int i = start; i < end; i++) {
            char c = characters[i];
            if (c > ' ') {
                text[length++] = c;
            } else if (length > 0 && text[length - 1] != ' ') {
                text[length++] = ' ';
            }
        }
    }

    private void ensureRoom(int wanted) {
        if (text.length - length < wanted) {
            text = Arrays.copyOf(text, Math.max(length + wanted, 2 * text.length));
        }
    }

    /** Separates what was appended from what will be. */
    void appendBlank() {
        if (length > 0 && text[length - 1] != ' ') {
            ensureRoom(1);
            text[length++] = ' ';
        }
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    /** Returns a part of the text. */
    String substring(int start, int end) {
        return new String(text, start, end - start);
    }

    @Override
    public String toString() {
        return substring(0, length);
    }
}
