package org.citationhubs.ingest.format.csv;

import org.jspecify.annotations.Nullable;

/** A name with ids behind it in brackets, such as {@code Journal of Examples [issn:0000-0000 omid:br/0601]}. */
final class BracketedIds {

    private BracketedIds() {}

    /** Returns the name without the brackets, null if there is none. */
    static @Nullable String nameOf(String text) {
        int bracket = bracket(text);
        String name = (bracket < 0 ? text : text.substring(0, bracket)).strip();
        return name.isEmpty() ? null : name;
    }

    /** Returns the id of a scheme in the brackets, with the scheme; null if there is none. */
    static @Nullable String idOf(String text, String scheme) {
        int at = bracket(text);
        int end = text.lastIndexOf(']');
        while (at >= 0 && at < end) {
            int start = at + 1;
            int blank = text.indexOf(' ', start);
            at = blank < 0 || blank > end ? end : blank;
            if (text.startsWith(scheme, start) && text.startsWith(":", start + scheme.length())) {
                return text.substring(start, at);
            }
        }
        return null;
    }

    /** Returns where the brackets at the end of the text begin, -1 if it has none. A name may hold brackets itself. */
    private static int bracket(String text) {
        int last = text.length() - 1;
        while (last >= 0 && Character.isWhitespace(text.charAt(last))) {
            last--;
        }
        if (last < 0 || text.charAt(last) != ']') {
            return -1;
        }
        int bracket = text.lastIndexOf('[');
        boolean ids = bracket >= 0 && (text.indexOf(':', bracket) > 0 || bracket + 1 == last);
        return ids ? bracket : -1;
    }
}
