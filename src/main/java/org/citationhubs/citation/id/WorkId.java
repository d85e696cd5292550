package org.citationhubs.citation.id;

import java.nio.charset.StandardCharsets;

/**
 * The canonical id of a work, {@code scheme:value}, for example {@code doi:10.1103/physrevd.66.010001} or
 * {@code arxiv:hep-th/9711200}.
 *
 * <p>{@link #parse} reduces different spellings of an id to one, see {@link IdSpelling}. Ids are ordered by their UTF-8
 * bytes, as are all ranked answers.
 */
public record WorkId(String value) implements Comparable<WorkId> {

    /** Longer than any id in use (DOIs beyond 200 characters are rare) and short enough for a key. */
    static final int MAX_BYTES = 1_024;

    /**
     * Creates an id from a text that is canonical already, because this service stored or sent it.
     *
     * @param value {@code scheme:value} as {@link #parse} returned it
     */
    public static WorkId ofNormalised(String value) {
        return new WorkId(value);
    }

    /**
     * Parses an id in any spelling that people and crawlers use.
     *
     * @throws InvalidWorkIdException if the text has not the form of a scheme or is too long; the message says what
     *     would have been right
     */
    public static WorkId parse(String text) {
        return IdSpelling.parse(text, null);
    }

    /**
     * Parses an id in any spelling. A bare id is of the given scheme if it has its form.
     *
     * @throws InvalidWorkIdException if the text has not the form of a scheme or is too long
     */
    public static WorkId parse(String text, Scheme usual) {
        return IdSpelling.parse(text, usual);
    }

    static void requireLength(WorkId id) {
        String value = id.value;
        int local = value.length() - value.indexOf(':') - 1;
        if (local * 3 > MAX_BYTES && id.bytes().length - (value.length() - local) > MAX_BYTES) {
            throw new InvalidWorkIdException("the id is longer than " + MAX_BYTES + " bytes");
        }
    }

    /** Quotes a text in a message, see {@link #excerpt}. */
    static String quoted(String text) {
        return '\'' + excerpt(text) + '\'';
    }

    /**
     * Shortens a text for messages, so that a hostile id can neither fill a log or a dead letter nor forge lines in it.
     */
    static String excerpt(String text) {
        String clean = text.codePoints()
                .limit(80)
                .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return clean.length() < text.length() ? clean + "..." : clean;
    }

    /** Returns the scheme. */
    public Scheme scheme() {
        return Scheme.find(value.substring(0, value.indexOf(':')))
                .orElseThrow(() -> new IllegalStateException("'" + excerpt(value) + "' is not a canonical id"));
    }

    /** Returns the part after the first colon. */
    String local() {
        return value.substring(value.indexOf(':') + 1);
    }

    /** Returns the UTF-8 bytes, which are the key of the work in topics and stores. */
    public byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /** Compares UTF-8 bytes, that is code points; {@link String#compareTo} would put surrogate pairs before U+E000. */
    @Override
    public int compareTo(WorkId other) {
        String a = value;
        String b = other.value;
        int shared = Math.min(a.length(), b.length());
        for (int i = 0; i < shared; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean pairs = Character.isSurrogate(x) != Character.isSurrogate(y);
                return pairs ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
