package org.citationhubs.ingest.format.xml;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.citationhubs.citation.work.PartialDate;
import org.jspecify.annotations.Nullable;

/** Reads dates whose year, month and day are elements of their own, and dates in words. */
final class DateFields {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /** Years that a reference to a journal may have; other numbers of four digits are pages. */
    private static final int FIRST_YEAR = 1800;

    private static final int LAST_YEAR = 2100;

    private @Nullable String year;
    private @Nullable String month;
    private @Nullable String day;
    private @Nullable PartialDate words;

    /**
     * Reads the children of the current element as far as they are parts of a date, in the words of JATS and of PubMed.
     */
    static @Nullable PartialDate read(XmlPull xml) throws IOException {
        DateFields fields = new DateFields();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "year", "Year" -> fields.year = xml.text();
                case "month", "Month" -> fields.month = xml.text();
                case "day", "Day" -> fields.day = xml.text();
                case "string-date", "MedlineDate" -> fields.words = ofWords(xml.text());
                default -> {}
            }
        }
        PartialDate date = of(fields.year, fields.month, fields.day);
        return date == null ? fields.words : date;
    }

    /** Returns as much of a date as its parts say, null if there is no year. The month may be a name. */
    static @Nullable PartialDate of(@Nullable String year, @Nullable String month, @Nullable String day) {
        PartialDate ofYear = year == null ? null : PartialDate.approximate(year);
        if (ofYear == null || month == null) {
            return ofYear;
        }
        int ofMonth = month(month.strip());
        if (ofMonth == 0) {
            return ofYear;
        }
        PartialDate toMonth = new PartialDate(ofYear.year(), ofMonth, 0);
        int ofDay = day == null ? 0 : number(day.strip());
        if (ofDay == 0) {
            return toMonth;
        }
        PartialDate exact = PartialDate.approximate(toMonth + "-" + ofDay);
        return exact == null ? toMonth : exact;
    }

    /** Returns the first date of a text such as {@code 1998 Dec-1999 Jan} or {@code 2000 Nov 25-Dec 2}. */
    static @Nullable PartialDate ofWords(String text) {
        for (int at = 0; at + 4 <= text.length(); at++) {
            if (isYearAt(text, at)) {
                return from(text, at);
            }
        }
        return null;
    }

    /** Returns the date of a reference such as {@code Example J. 1998 Feb;53(2):346}, null if it has none. */
    static @Nullable PartialDate ofReference(String text) {
        int semicolon = text.indexOf(';');
        String before = semicolon < 0 ? text : text.substring(0, semicolon);
        for (int at = before.length() - 4; at > 0; at--) {
            if (before.charAt(at - 1) == ' ' && isYearAt(before, at)) {
                int year = number(before.substring(at, at + 4));
                if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                    return from(before, at);
                }
            }
        }
        return null;
    }

    private static @Nullable PartialDate from(String text, int at) {
        int month = wordEnd(text, at + 4);
        int day = wordEnd(text, month);
        return of(text.substring(at, at + 4), word(text, at + 4, month), word(text, month, day));
    }

    /** Returns the end of the letters or digits that follow one blank; the start if there are none. */
    private static int wordEnd(String text, int start) {
        int end = start + 1;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return start < text.length() && text.charAt(start) == ' ' && end > start + 1 ? end : start;
    }

    private static @Nullable String word(String text, int start, int end) {
        return start == end ? null : text.substring(start + 1, end);
    }

    private static boolean isYearAt(String text, int at) {
        for (int i = at; i < at + 4; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return (at == 0 || !isDigit(text.charAt(at - 1))) && (at + 4 == text.length() || !isDigit(text.charAt(at + 4)));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Returns the month of a number or of an English name of three letters or more, 0 for other texts. */
    private static int month(String text) {
        int number = number(text);
        if (number > 0) {
            return number <= 12 ? number : 0;
        }
        return text.length() < 3 ? 0 : 1 + MONTHS.indexOf(text.substring(0, 3).toLowerCase(Locale.ROOT));
    }

    /** Returns a number of up to four digits, 0 for other texts. */
    private static int number(String text) {
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i)) || i == 4) {
                return 0;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    /** Returns the start of a day in UTC, of the first day if only the month or the year is known. */
    static Instant startOf(PartialDate date) {
        return LocalDate.of(date.year(), Math.max(1, date.month()), Math.max(1, date.day()))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}
