package org.citationhubs.citation.work;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The normalised name of a work, {@code scheme:value}, for example {@code doi:10.1103/physrevd.66.010001} or
 * {@code arxiv:hep-th/9711200}.
 *
 * <p>Two ids name the same work if and only if they are equal; what makes spellings equal is done by {@link #parse}: schemes and
 * DOIs are lower-cased (DOI Handbook, 2.4: DOI names are case insensitive), resolver prefixes and arXiv versions are stripped.
 * The order is that of the UTF-8 bytes, which is the order of all ranked answers.
 */
public record WorkId(String value) implements Comparable<WorkId> {

    /** More than the longest id in use (DOIs beyond 200 characters are rare), little enough to stay a key. */
    static final int MAX_BYTES = 1_024;

    private static final Set<String> SCHEMES =
            Set.of("doi", "arxiv", "pmid", "pmcid", "openalex", "s2", "omid", "pith", "acl");

    /** Addresses that resolve ids of a scheme; crawlers send them where they mean the id. */
    private static final Map<String, String> RESOLVERS = Map.of(
            "https://doi.org/", "doi",
            "http://doi.org/", "doi",
            "https://dx.doi.org/", "doi",
            "http://dx.doi.org/", "doi",
            "https://www.doi.org/", "doi",
            "https://arxiv.org/abs/", "arxiv",
            "http://arxiv.org/abs/", "arxiv",
            "https://openalex.org/", "openalex",
            "https://pubmed.ncbi.nlm.nih.gov/", "pmid");

    /**
     * An id that is known to be normalised already, because it was stored or sent by this service.
     *
     * @param value {@code scheme:value} as {@link #parse} returned it
     */
    public static WorkId ofNormalised(String value) {
        return new WorkId(value);
    }

    /**
     * Reads an id as people and crawlers write it.
     *
     * @throws InvalidWorkIdException if the scheme is missing or unknown, or the value is empty, too long or holds white space or
     *     control characters
     */
    public static WorkId parse(String text) {
        String trimmed = withoutResolver(text.strip());
        int colon = trimmed.indexOf(':');
        if (colon <= 0) {
            throw new InvalidWorkIdException(
                    "'" + shown(text) + "' has no scheme; expected scheme:value with one of " + schemes());
        }
        String scheme = trimmed.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            throw new InvalidWorkIdException("unknown scheme '" + shown(scheme) + "'; expected one of " + schemes());
        }
        String value = normalised(scheme, trimmed.substring(colon + 1).strip());
        requireUsable(text, scheme, value);
        return new WorkId(scheme + ':' + value);
    }

    private static String withoutResolver(String text) {
        if (!text.regionMatches(true, 0, "http", 0, 4)) {
            return text;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> resolver : RESOLVERS.entrySet()) {
            if (lower.startsWith(resolver.getKey())) {
                return resolver.getValue()
                        + ':'
                        + text.substring(resolver.getKey().length());
            }
        }
        return text;
    }

    private static String normalised(String scheme, String value) {
        return switch (scheme) {
            case "doi" -> withoutResolverOfDoi(value).toLowerCase(Locale.ROOT);
            case "arxiv" -> withoutVersion(value);
            default -> value;
        };
    }

    private static String withoutResolverOfDoi(String value) {
        String bare = withoutResolver(value);
        return bare.regionMatches(true, 0, "doi:", 0, 4) ? bare.substring(4) : bare;
    }

    /** {@code 2209.10652v2} is a version of the work {@code 2209.10652}; a {@code v} that follows no digit is part of the name. */
    private static String withoutVersion(String value) {
        int end = value.length();
        // Again and again, so that what is normalised stays as it is when it is parsed once more.
        for (int start = versionStart(value, end); start < end; start = versionStart(value, end)) {
            end = start;
        }
        return value.substring(0, end);
    }

    /** Where the version begins with which the text ends, the end if there is none. */
    private static int versionStart(String value, int end) {
        int at = end;
        while (at > 0 && isDigit(value.charAt(at - 1))) {
            at--;
        }
        boolean versioned = at < end && at > 1 && (value.charAt(at - 1) | 0x20) == 'v' && isDigit(value.charAt(at - 2));
        return versioned ? at - 1 : end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static void requireUsable(String text, String scheme, String value) {
        if (value.isEmpty()) {
            throw new InvalidWorkIdException("'" + shown(text) + "' has nothing after the scheme");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            // The spaces that do not break are no white space to Java; texts copied from web pages are full of them.
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                throw new InvalidWorkIdException("'" + shown(text) + "' holds white space or a control character");
            }
        }
        if (scheme.equals("doi") && !(value.startsWith("10.") && value.indexOf('/') > 3)) {
            throw new InvalidWorkIdException("'" + shown(text) + "' is no DOI; expected 10.PREFIX/SUFFIX");
        }
        if (value.length() * 3 > MAX_BYTES && value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new InvalidWorkIdException("the id is longer than " + MAX_BYTES + " bytes");
        }
    }

    /** A hostile id must not fill a log or a dead letter; control characters must not forge lines in one. */
    private static String shown(String text) {
        String clean = text.codePoints()
                .limit(80)
                .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return clean.length() < text.length() ? clean + "..." : clean;
    }

    /** Whether ids may begin with this scheme, in any case. */
    public static boolean isScheme(String text) {
        return SCHEMES.contains(text.toLowerCase(Locale.ROOT));
    }

    /** The known schemes, for messages. */
    public static String schemes() {
        return "doi, arxiv, pmid, pmcid, openalex, s2, omid, pith, acl";
    }

    /** The part before the colon. */
    public String scheme() {
        return value.substring(0, value.indexOf(':'));
    }

    /** The UTF-8 bytes: the key of the work in topics and stores. */
    public byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /** By UTF-8 bytes, which is by code point; {@link String#compareTo} would put surrogate pairs before U+E000. */
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
