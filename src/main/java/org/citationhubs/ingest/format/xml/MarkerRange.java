package org.citationhubs.ingest.format.xml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two markers with a dash between them, such as {@code 1-9}: they stand for the references between theirs, too.
 *
 * @param first the marker before the dash
 * @param last the marker behind it
 * @param context the sentence around both, null if it has no words
 */
record MarkerRange(
        TextMarker first, TextMarker last, @Nullable String context) {

    /** Longest range. Larger numbers behind a dash are no references. */
    private static final int MOST = 500;

    /** What {@link #number} returns for a label without characters. */
    private static final int BLANK = 0;

    private static final int NO_NUMBER = -1;

    /** Returns whether the text between two markers is a dash, with brackets and blanks at most around it. */
    static boolean isDash(String between) {
        int dashes = 0;
        for (int i = 0; i < between.length(); i++) {
            char c = between.charAt(i);
            if (isDashCharacter(c)) {
                dashes++;
            } else if (!isFrame(c)) {
                return false;
            }
        }
        return dashes == 1;
    }

    /** Returns where the dash is in the label of a marker that is a range by itself, such as {@code 1-9}; else -1. */
    static int dashIn(String label) {
        for (int i = 0; i < label.length(); i++) {
            if (isDashCharacter(label.charAt(i))) {
                return number(label.substring(0, i)) > 0 && number(label.substring(i + 1)) > 0 ? i : -1;
            }
        }
        return -1;
    }

    private static boolean isDashCharacter(char c) {
        return c == '-' || (c >= '\u2010' && c <= '\u2015') || c == '\u2212';
    }

    private static boolean isFrame(char c) {
        return c == '[' || c == ']' || c == '(' || c == ')' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /**
     * Returns the positions of the references between the two: those whose labels have the numbers between if the list
     * of references has such labels, else those between in the list if they are as many as the numbers say. None are
     * returned of what is no range, such as two years with a dash between them.
     */
    List<Integer> members(JatsReferences references) {
        int from = references.position(first.ids().get(first.ids().size() - 1));
        int to = references.position(last.ids().get(0));
        int low = number(first.label());
        int high = number(last.label());
        boolean unlabelled = low == BLANK && high == BLANK;
        if (from < 0 || to < 0 || (!unlabelled && (low <= 0 || high <= low || high - low > MOST))) {
            return List.of();
        }
        List<Integer> members = new ArrayList<>();
        if (!unlabelled && references.labelled(low) == from && references.labelled(high) == to) {
            for (int number = low + 1; number < high; number++) {
                int position = references.labelled(number);
                if (position >= 0) {
                    members.add(position);
                }
            }
        } else if (unlabelled ? to - from <= MOST : to - from == high - low) {
            for (int position = from + 1; position < to; position++) {
                members.add(position);
            }
        }
        return members;
    }

    /** Returns the number of a label such as {@code [12]}, {@link #BLANK} or {@link #NO_NUMBER}. */
    static int number(String label) {
        int number = BLANK;
        boolean ended = false;
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if ((digit && (ended || number > 99_999)) || (!digit && !isFrame(c) && c != '.')) {
                return NO_NUMBER;
            }
            ended |= number > 0 && !digit;
            number = digit ? number * 10 + c - '0' : number;
        }
        return number;
    }
}
