package org.citationhubs.ingest.format;

import java.util.Locale;
import java.util.Set;

/** Tells full stops that end a sentence from those of abbreviations, in the English of scholarly texts. */
final class SentenceEnd {

    /** After these the sentence goes on, whatever follows. */
    private static final Set<String> INNER = Set.of(
            "fig", "figs", "eq", "eqs", "tab", "sect", "chap", "suppl", "dr", "prof", "mr", "mrs", "ms", "st", "i.e",
            "e.g", "ie", "eg", "vs", "cf", "viz", "ca", "approx", "esp", "incl", "resp");

    /** After these the sentence goes on unless a word follows: {@code et al. (2004)}, but {@code et al. Mice}. */
    private static final Set<String> BEFORE_NO_WORD = Set.of("al", "etc");

    /** After these, as after an initial, the sentence goes on unless a word follows that begins sentences. */
    private static final Set<String> BEFORE_NAMES =
            Set.of("sp", "spp", "ssp", "inc", "ltd", "co", "corp", "jr", "sr", "ph.d");

    private static final Set<String> SENTENCE_STARTERS = Set.of(
            "The",
            "This",
            "These",
            "Those",
            "That",
            "In",
            "On",
            "At",
            "We",
            "Our",
            "It",
            "Its",
            "They",
            "However",
            "Moreover",
            "Furthermore",
            "Additionally",
            "Finally",
            "Thus",
            "Therefore",
            "Although",
            "While",
            "When",
            "For",
            "To",
            "As",
            "Both",
            "All",
            "If",
            "Here",
            "There",
            "Because",
            "Since",
            "After",
            "By",
            "With",
            "From",
            "Such",
            "An");

    /** Most characters of the markers that stand behind a full stop. */
    private static final int LONGEST_MARKERS = 60;

    /** Longest word that begins sentences. */
    private static final int LONGEST_STARTER = 12;

    /** Longest abbreviation, its full stop included. */
    private static final int LONGEST_WORD = 7;

    private SentenceEnd() {}

    /** Returns whether a sentence ends before an index at which another one may begin. */
    static boolean isBefore(String text, int at) {
        int end = at;
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        if (end == 0 || text.charAt(end - 1) != '.') {
            return true;
        }
        int start = wordStart(text, end - 1);
        if (start == end - 1 || end - start > LONGEST_WORD) {
            return true;
        }
        String word = text.substring(start, end - 1);
        String lower = word.toLowerCase(Locale.ROOT);
        if (INNER.contains(lower)) {
            return false;
        }
        if (BEFORE_NO_WORD.contains(lower)) {
            return at == text.length() || Character.isLetter(text.charAt(at));
        }
        if (BEFORE_NAMES.contains(lower) || isInitials(word)) {
            return at == text.length() || SENTENCE_STARTERS.contains(wordAt(text, at));
        }
        return true;
    }

    /**
     * Returns where the next sentence begins if markers of references follow a full stop, as in {@code cells.12 In} and
     * {@code cells. [12, 13] In}; 0 if none do.
     *
     * @param at the index behind the full stop
     */
    static int behindMarkers(String text, int at) {
        int open = at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
        boolean bracket = open < text.length() && text.charAt(open) == '[';
        boolean glued = at >= 2 && at < text.length() && isDigit(text.charAt(at)) && isWordEnd(text.charAt(at - 2));
        if ((!bracket && !glued) || !isBefore(text, at)) {
            return 0;
        }
        int last = Math.min(text.length(), at + LONGEST_MARKERS);
        int end = bracket ? open + 1 : at;
        while (end < last && isPartOfMarkers(text.charAt(end), bracket)) {
            end++;
        }
        int next = end;
        while (next < text.length() && isBlank(text.charAt(next))) {
            next++;
        }
        boolean another = next > end && next < text.length() && Character.isUpperCase(text.charAt(next));
        return another && (!bracket || text.charAt(end - 1) == ']') ? next : 0;
    }

    private static boolean isPartOfMarkers(char c, boolean bracket) {
        boolean list =
                isDigit(c) || c == ',' || c == ';' || c == '-' || (c >= '\u2010' && c <= '\u2015') || c == '\u2212';
        return list || (bracket && (c == ' ' || c == '[' || c == ']'));
    }

    /** Returns whether a full stop behind this character ends a word and is none of a number. */
    private static boolean isWordEnd(char c) {
        return Character.isLetter(c) || c == ')' || c == ']' || c == '"' || c == '\u201D' || c == '%';
    }

    /** Returns where the letters before an index begin, with the full stops between them. */
    private static int wordStart(String text, int end) {
        int start = end;
        int limit = Math.max(0, end - LONGEST_WORD);
        while (start > limit && (Character.isLetter(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
            start--;
        }
        return start;
    }

    private static String wordAt(String text, int start) {
        int end = start;
        while (end < Math.min(text.length(), start + LONGEST_STARTER) && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    /** Returns whether a word is capital letters with full stops between them. */
    private static boolean isInitials(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (i % 2 == 0 ? !Character.isUpperCase(word.charAt(i)) : word.charAt(i) != '.') {
                return false;
            }
        }
        return word.length() % 2 == 1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
