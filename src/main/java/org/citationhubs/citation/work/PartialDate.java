package org.citationhubs.citation.work;

import java.time.Year;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A date of publication with the precision that is known: a year, a year and month, or a day.
 *
 * @param year 1 to 9999
 * @param month 1 to 12, or 0 if unknown
 * @param day 1 to 31, or 0 if unknown
 */
public record PartialDate(int year, int month, int day) implements Comparable<PartialDate> {

    /** The number of bits of {@link #packed()}. */
    public static final int BITS = 23;

    /** The years that {@link #approximate} takes for one: other numbers of four digits are rather something else. */
    private static final int FIRST_READ = 1000;

    private static final int LAST_READ = 2999;

    /** Characters of a text that may be a date. */
    public static final int MOST_READ = 64;

    private static final Set<String> NO_DATE = Set.of(
            "n.d.", "n.d", "n. d.", "nd", "no date", "s.d.", "s. d.", "undated", "unknown", "null", "n/a", "none");

    public PartialDate {
        if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0 || (month == 0 && day != 0)) {
            throw new IllegalArgumentException("no date: year " + year + ", month " + month + ", day " + day);
        }
        if (day > days(year, month)) {
            throw new IllegalArgumentException("no day of the calendar: " + year + "-" + month + "-" + day);
        }
    }

    /**
     * Parses {@code 1997}, {@code 1997-11} or {@code 1997-11-27}.
     *
     * @throws IllegalArgumentException if the text has another form or is not a day of the calendar
     */
    public static PartialDate parse(String text) {
        PartialDate date = ofExact(text);
        if (date == null) {
            throw new IllegalArgumentException("expected YYYY, YYYY-MM or YYYY-MM-DD of the calendar");
        }
        return date;
    }

    /** Returns the date of a text that {@link #parse} accepts, null for any other text. */
    public static @Nullable PartialDate ofExact(String text) {
        int length = text.length();
        boolean shaped = length == 4
                || (length == 7 && text.charAt(4) == '-')
                || (length == 10 && text.charAt(4) == '-' && text.charAt(7) == '-');
        if (!shaped) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = length > 4 ? number(text, 5, 7) : 0;
        int day = length > 7 ? number(text, 8, 10) : 0;
        boolean counted = year > 0 && (length == 4 || month > 0) && (length < 10 || day > 0);
        return counted && month <= 12 && day <= days(year, month) ? new PartialDate(year, month, day) : null;
    }

    /**
     * Returns as much of a date as another text certainly says, null if it says none: {@code 2012b} is 2012,
     * {@code 2023-02-30} is 2023-02, {@code 2023-13-01} is 2023, {@code November 1997} is 1997. The year has four
     * digits, is from {@value #FIRST_READ} to {@value #LAST_READ}, and comes first or is the only number of four
     * digits. Month and day may follow it with {@code -}, {@code /}, {@code .} or nothing between them.
     */
    public static @Nullable PartialDate approximate(String text) {
        String date = text.strip();
        if (date.length() > MOST_READ) {
            return null;
        }
        int at = yearIn(date);
        if (at < 0) {
            return null;
        }
        int year = number(date, at, at + 4);
        if (year < FIRST_READ || year > LAST_READ) {
            return null;
        }
        boolean compact = digitsAt(date, at) == 8;
        int from = at + 4 + (compact ? 0 : 1);
        int digits = compact ? 2 : at == 0 && isSeparator(date, at + 4) ? digitsAt(date, from) : 0;
        int month = digits == 1 || digits == 2 ? number(date, from, from + digits) : 0;
        if (month < 1 || month > 12) {
            // Eight digits that are no day are some other number.
            return compact ? null : new PartialDate(year, 0, 0);
        }
        from += digits + (compact ? 0 : 1);
        digits = compact ? 2 : isSeparator(date, from - 1) ? digitsAt(date, from) : 0;
        int day = digits == 1 || digits == 2 ? number(date, from, from + digits) : 0;
        return new PartialDate(year, month, day >= 1 && day <= days(year, month) ? day : 0);
    }

    /** Returns whether a text says that there is no date: it is empty, has only zeros, or is {@code n.d.}. */
    public static boolean isNone(String text) {
        boolean zeros = true;
        for (int i = 0; i < text.length() && zeros; i++) {
            char c = text.charAt(i);
            zeros = c == '0' || c == '-' || c == '/' || Character.isWhitespace(c);
        }
        return zeros || NO_DATE.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** Returns where the year begins, -1 if it is not certain. */
    private static int yearIn(String text) {
        int first = digitsAt(text, 0);
        if (first == 4 || first == 8) {
            return 0;
        }
        int found = -1;
        for (int i = 0; i < text.length(); i++) {
            int digits = digitsAt(text, i);
            if (digits == 4 && found >= 0) {
                return -1;
            }
            found = digits == 4 ? i : found;
            i += digits;
        }
        return found;
    }

    private static boolean isSeparator(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '/' || text.charAt(at) == '.');
    }

    /** Returns how many digits there are from an index on. */
    private static int digitsAt(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
            to++;
        }
        return Math.max(0, to - from);
    }

    /** Returns the number in a range of digits, -1 if there is another character. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    /** Returns the last day of a month; of an unknown month 0. */
    private static int days(int year, int month) {
        return switch (month) {
            case 0 -> 0;
            case 2 -> Year.isLeap(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Returns the date of a number that {@link #packed()} returned. */
    public static PartialDate ofPacked(int packed) {
        return new PartialDate(packed >> 9, (packed >> 5) & 0xF, packed & 0x1F);
    }

    /** Returns a positive number of at most {@link #BITS} bits; the numbers have the order of the dates. */
    public int packed() {
        return (year << 9) | (month << 5) | day;
    }

    /** Returns {@code YYYY-MM}, empty if the month is not known. */
    public Optional<String> yearAndMonth() {
        return month == 0 ? Optional.empty() : Optional.of(new PartialDate(year, month, 0).toString());
    }

    /** Compares by time; a less precise date comes before the more precise ones that it includes. */
    @Override
    public int compareTo(PartialDate other) {
        return Integer.compare(packed(), other.packed());
    }

    /** Returns the form that {@link #parse} reads. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(10);
        padded(text, year, 4);
        if (month != 0) {
            padded(text.append('-'), month, 2);
        }
        if (day != 0) {
            padded(text.append('-'), day, 2);
        }
        return text.toString();
    }

    private static void padded(StringBuilder text, int number, int width) {
        if (width > 1) {
            padded(text, number / 10, width - 1);
        }
        text.append((char) ('0' + number % 10));
    }
}
