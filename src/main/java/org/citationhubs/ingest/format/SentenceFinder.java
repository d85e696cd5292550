package org.citationhubs.ingest.format;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Set;

/** Finds the sentences of one text. */
public final class SentenceFinder {

    /** Words after which a full stop ends no sentence. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            "al", "approx", "cf", "ch", "dr", "e.g", "ed", "eds", "eq", "eqs", "etc", "fig", "figs", "i.e", "no", "nos",
            "p", "pp", "prof", "ref", "refs", "resp", "sec", "sect", "st", "vol", "vs");

    private static final int MOST_CHARACTERS = 2_000;

    private final String text;
    private final BreakIterator breaks;

    private SentenceFinder(String text) {
        this.text = text;
        this.breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
    }

    /** Prepares a text. */
    public static SentenceFinder of(String text) {
        return new SentenceFinder(text);
    }

    /**
     * Returns the sentence or sentences that hold a part of the text, of long ones 2,000 characters.
     *
     * @param start index of the first character of the part
     * @param end index after its last character
     */
    public String around(int start, int end) {
        int from = start == 0 ? 0 : breaks.preceding(start + 1);
        while (from > 0 && isAbbreviated(from)) {
            from = breaks.preceding(from);
        }
        int to = end >= text.length() ? text.length() : breaks.following(Math.max(start, end - 1));
        while (to != BreakIterator.DONE && to < text.length() && isAbbreviated(to)) {
            to = breaks.following(to);
        }
        int last = to == BreakIterator.DONE ? text.length() : to;
        int first = Math.max(from, end - MOST_CHARACTERS);
        return text.substring(first, Math.min(last, first + MOST_CHARACTERS)).strip();
    }

    private boolean isAbbreviated(int at) {
        int end = at;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end == 0 || text.charAt(end - 1) != '.') {
            return false;
        }
        int begin = end - 1;
        while (begin > 0 && (Character.isLetter(text.charAt(begin - 1)) || text.charAt(begin - 1) == '.')) {
            begin--;
        }
        String word = text.substring(begin, end - 1).toLowerCase(Locale.ROOT);
        return word.length() == 1 || ABBREVIATIONS.contains(word);
    }
}
