package org.citationhubs.api.rest;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citationhubs.api.problem.Problem.ProblemType;
import org.citationhubs.api.problem.ProblemException;

/**
 * Encodes the target of a request so that the router reads the id of a work as it was sent.
 *
 * <p>Without this, the router cuts off {@code ;} and what follows as matrix parameters, merges {@code //} and resolves
 * {@code ..}: the answer would be that of another work.
 */
final class RequestTarget {

    private static final List<String> ID_PATHS = List.of("/api/v1/hubs/", "/api/v1/works/", "/hubs/");

    /**
     * Marks of RFC 3986 that a path may contain as they are. Not {@code ;}, which would begin a matrix parameter: the
     * router would find a resource that the rules of access, which know no such parameters, have for another path.
     */
    private static final String PATH_MARKS = "-._~!$&'()*+,=:@/";

    private static final String QUERY_MARKS = PATH_MARKS + "?;";

    private static final Pattern ABSOLUTE = Pattern.compile("(?is)https?://[^/?]*(.*)");

    private RequestTarget() {}

    /**
     * Returns path and query of the target with each character percent-encoded that would be refused, or would not
     * count as part of an id. An encoded target is returned unchanged.
     *
     * @throws ProblemException if a percent escape is incomplete, or a character is unreadable
     */
    static String encoded(String target) {
        String own = withoutHost(target);
        if (!own.startsWith("/")) {
            return own;
        }
        int query = own.indexOf('?');
        String path = query < 0 ? own : own.substring(0, query);
        String encoded = path(path);
        return query < 0 ? encoded : encoded + '?' + encode(own.substring(query + 1), QUERY_MARKS);
    }

    /** A client may also send the whole URI (RFC 9112, 3.2.2). */
    private static String withoutHost(String target) {
        Matcher uri = ABSOLUTE.matcher(target);
        if (!uri.matches()) {
            return target;
        }
        String own = uri.group(1);
        return own.startsWith("/") ? own : '/' + own;
    }

    private static String path(String path) {
        String encoded = encode(path, PATH_MARKS);
        for (String prefix : ID_PATHS) {
            if (encoded.startsWith(prefix)) {
                return prefix + slashes(encoded.substring(prefix.length()));
            }
        }
        return encoded;
    }

    /** Encodes the slashes beside segments that the router would remove. */
    private static String slashes(String id) {
        String[] segments = id.split("/", -1);
        StringBuilder out = new StringBuilder(segments[0]);
        for (int i = 1; i < segments.length; i++) {
            boolean first = i == 1 && isRemoved(segments[0]);
            out.append(first || isRemoved(segments[i]) ? "%2F" : "/").append(segments[i]);
        }
        return out.toString();
    }

    /** Returns whether the router would remove a segment; it decodes dots before it resolves them. */
    private static boolean isRemoved(String segment) {
        String decoded = segment.replace("%2E", ".").replace("%2e", ".");
        return decoded.isEmpty() || decoded.equals(".") || decoded.equals("..");
    }

    private static String encode(String text, String marks) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                requireEscape(text, i);
                out.append(c);
            } else if (isLetterOrDigit(c) || marks.indexOf(c) >= 0) {
                out.append(c);
            } else if (c > 0xff) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST, "Percent-encode characters beyond ASCII as UTF-8.", null);
            } else {
                // The server reads a byte as a character.
                out.append('%').append("%02X".formatted((int) c));
            }
        }
        return out.toString();
    }

    private static void requireEscape(String text, int at) {
        boolean complete = at + 2 < text.length()
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
        if (!complete) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "A percent sign must be followed by two hexadecimal digits.", null);
        }
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
