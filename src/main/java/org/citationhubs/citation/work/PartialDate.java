package org.citationhubs.citation.work;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

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

    public PartialDate {
        if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0 || (month == 0 && day != 0)) {
            throw new IllegalArgumentException("no date: year " + year + ", month " + month + ", day " + day);
        }
        if (day != 0) {
            requireDay(year, month, day);
        }
    }

    private static void requireDay(int year, int month, int day) {
        try {
            LocalDate unused = LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Parses {@code 1997}, {@code 1997-11} or {@code 1997-11-27}.
     *
     * @throws IllegalArgumentException if the text has another form or is not a day of the calendar
     */
    public static PartialDate parse(String text) {
        int length = text.length();
        boolean shaped = length == 4
                || (length == 7 && text.charAt(4) == '-')
                || (length == 10 && text.charAt(4) == '-' && text.charAt(7) == '-');
        if (!shaped) {
            throw new IllegalArgumentException("expected YYYY, YYYY-MM or YYYY-MM-DD");
        }
        int month = length > 4 ? number(text, 5, 7) : 0;
        int day = length > 7 ? number(text, 8, 10) : 0;
        if ((length > 4 && month == 0) || (length > 7 && day == 0)) {
            throw new IllegalArgumentException("month and day count from 01");
        }
        return new PartialDate(number(text, 0, 4), month, day);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new IllegalArgumentException("expected YYYY, YYYY-MM or YYYY-MM-DD");
            }
            number = number * 10 + (c - '0');
        }
        return number;
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
