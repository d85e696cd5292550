package org.citationhubs.citation.work;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The canonical id of a work, {@code scheme:value}, for example {@code doi:10.1103/physrevd.66.010001} or
 * {@code arxiv:hep-th/9711200}.
 *
 * <p>{@link #parse} reduces different spellings of an id to one: it lower-cases schemes and DOIs (DOI Handbook, 2.4:
 * DOI names are case insensitive) and removes resolver prefixes and arXiv versions. Ids are ordered by their UTF-8
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
     * @throws InvalidWorkIdException if the scheme is missing or unknown, or the value is empty, too long or holds
     *     white space or control characters
     */
    public static WorkId parse(String text) {
        String trimmed = Scheme.withoutResolver(text.strip());
        int colon = trimmed.indexOf(':');
        if (colon <= 0) {
            throw new InvalidWorkIdException(
                    "'" + excerpt(text) + "' has no scheme; expected scheme:value with one of " + Scheme.names());
        }
        String name = trimmed.substring(0, colon);
        Scheme scheme = Scheme.find(name)
                .orElseThrow(() -> new InvalidWorkIdException("unknown scheme '"
                        + excerpt(name.toLowerCase(Locale.ROOT)) + "'; expected one of " + Scheme.names()));
        String local = scheme.normalise(trimmed.substring(colon + 1).strip());
        requireUsable(text, scheme, local);
        return new WorkId(scheme.text() + ':' + local);
    }

    private static void requireUsable(String text, Scheme scheme, String local) {
        if (local.isEmpty()) {
            throw new InvalidWorkIdException("'" + excerpt(text) + "' has nothing after the scheme");
        }
        for (int i = 0; i < local.length(); i++) {
            char c = local.charAt(i);
            // Java does not count no-break spaces as white space, but texts copied from web pages are full of them.
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                throw new InvalidWorkIdException("'" + excerpt(text) + "' holds white space or a control character");
            }
        }
        String malformed = scheme.formViolation(local);
        if (malformed != null) {
            throw new InvalidWorkIdException("'" + excerpt(text) + "' " + malformed);
        }
        if (local.length() * 3 > MAX_BYTES && local.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new InvalidWorkIdException("the id is longer than " + MAX_BYTES + " bytes");
        }
    }

    /**
     * Shortens a text for messages, so that a hostile id can neither fill a log or a dead letter nor forge lines in it.
     */
    private static String excerpt(String text) {
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
    public String local() {
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
