package org.citationhubs.ingest.format.json.unarxive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A text of unarXive in which the markers are replaced by what a reader expects there: <code>{{cite:KEY}}</code> by the
 * number of the entry in brackets, <code>{{formula:KEY}}</code> by its LaTeX, others by what they stand for, such as
 * {@code [figure]}.
 *
 * @param text the readable text
 * @param markers the places at which it cites, in their order
 */
record MarkedText(String text, List<Marker> markers) {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final String CITE = "cite";
    private static final String FORMULA = "formula";

    /** A longer name is no name of a kind, and the braces belong to the text. */
    private static final int LONGEST_KIND = 16;

    MarkedText {
        markers = List.copyOf(markers);
    }

    /**
     * A place in the readable text at which an entry is cited.
     *
     * @param key key of the entry in the bibliography
     * @param end index after the last character
     */
    record Marker(String key, int start, int end) {}

    /** Returns whether a text cites. */
    static boolean cites(String text) {
        return text.contains(OPEN + CITE + ':');
    }

    /** Adds the keys of the formulas in a text. */
    static void addFormulas(String text, Set<String> keys) {
        for (int at = text.indexOf(OPEN + FORMULA + ':'); at >= 0; at = text.indexOf(OPEN + FORMULA + ':', at + 1)) {
            int end = text.indexOf(CLOSE, at);
            if (end > 0) {
                keys.add(text.substring(at + OPEN.length() + FORMULA.length() + 1, end));
            }
        }
    }

    /**
     * Reads a text.
     *
     * @param numbers number of each entry of the bibliography, by key
     * @param formulas LaTeX of formulas, by key
     */
    static MarkedText of(String source, Map<String, String> numbers, Map<String, String> formulas) {
        StringBuilder text = new StringBuilder(source.length());
        List<Marker> markers = new ArrayList<>();
        int copied = 0;
        for (int open = source.indexOf(OPEN); open >= 0; open = source.indexOf(OPEN, Math.max(copied, open + 1))) {
            int close = source.indexOf(CLOSE, open);
            int colon = source.indexOf(':', open);
            if (close < 0) {
                break;
            }
            if (colon < 0 || colon > close || !isKind(source, open + OPEN.length(), colon)) {
                continue;
            }
            text.append(source, copied, open);
            String kind = source.substring(open + OPEN.length(), colon);
            String key = source.substring(colon + 1, close);
            int start = text.length();
            switch (kind) {
                case CITE -> {
                    text.append('[').append(numbers.getOrDefault(key, "?")).append(']');
                    markers.add(new Marker(key, start, text.length()));
                }
                case FORMULA -> text.append(formulas.getOrDefault(key, "[" + FORMULA + "]"));
                default -> text.append('[').append(kind).append(']');
            }
            copied = close + CLOSE.length();
        }
        text.append(source, copied, source.length());
        return new MarkedText(text.toString(), markers);
    }

    private static boolean isKind(String source, int from, int to) {
        if (to == from || to - from > LONGEST_KIND) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = source.charAt(i);
            if ((c < 'a' || c > 'z') && c != '_') {
                return false;
            }
        }
        return true;
    }
}
