package org.citationhubs.ingest.format;

import java.text.BreakIterator;
import java.util.BitSet;
import java.util.Locale;
import java.util.Objects;

/**
 * Finds the sentence of a text in which something stands, such as a marker of a reference.
 *
 * <p>Sentences end where {@link BreakIterator} says, except after an abbreviation (see {@link SentenceEnd}). They also
 * end after markers that stand behind the full stop, such as the superscript in {@code of cells.12,13 In mice}.
 */
public final class SentenceFinder {

    /** Longest result in characters, which is the longest context that the service keeps. */
    static final int MOST = 2_000;

    private final String text;
    private final BitSet starts;

    private SentenceFinder(String text, BitSet starts) {
        this.text = text;
        this.starts = starts;
    }

    /** Prepares a text, such as a paragraph. */
    public static SentenceFinder of(String text) {
        BitSet starts = new BitSet(text.length());
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        for (int at = sentences.next(); at != BreakIterator.DONE; at = sentences.next()) {
            if (SentenceEnd.isBefore(text, at)) {
                starts.set(at);
            }
        }
        addStartsBehindMarkers(text, '.', starts);
        addStartsBehindMarkers(text, '?', starts);
        addStartsBehindMarkers(text, '!', starts);
        return new SentenceFinder(text, starts);
    }

    private static void addStartsBehindMarkers(String text, char end, BitSet starts) {
        for (int at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + 1)) {
            int next = SentenceEnd.behindMarkers(text, at + 1);
            if (next > 0) {
                starts.set(next);
            }
        }
    }

    /**
     * Returns the sentence, or the sentences, in which a span of the text stands, without white space around them. If
     * they are longer than 2,000 characters, as much of them as fits is returned: the span and whole words around it,
     * or the beginning of a span that is longer itself.
     *
     * @throws IndexOutOfBoundsException if the span is not within the text
     */
    public String around(int start, int end) {
        Objects.checkFromToIndex(start, end, text.length());
        int from = Math.max(0, starts.previousSetBit(start));
        int next = starts.nextSetBit(Math.max(end, from + 1));
        int to = next < 0 ? text.length() : next;
        if (to - from <= MOST) {
            return text.substring(from, to).strip();
        }
        int spanEnd = Math.min(end, start + MOST);
        int room = MOST - (spanEnd - start);
        int after = Math.min(to - spanEnd, Math.max(room / 2, room - (start - from)));
        int before = Math.min(start - from, room - after);
        return text.substring(wordStart(start - before, from, start), wordEnd(spanEnd + after, spanEnd, to))
                .strip();
    }

    /** Returns where the first whole word from an index on begins, the index itself if no blank comes in time. */
    private int wordStart(int at, int from, int limit) {
        if (at == from) {
            return at;
        }
        for (int i = at; i < limit; i++) {
            if (Character.isWhitespace(text.charAt(i - 1))) {
                return i;
            }
        }
        return at < limit && Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
    }

    /** Returns where the last whole word before an index ends, the index itself if no blank comes after the limit. */
    private int wordEnd(int at, int limit, int to) {
        if (at == to) {
            return at;
        }
        for (int i = at; i > limit; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
