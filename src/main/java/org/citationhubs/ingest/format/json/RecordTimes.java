package org.citationhubs.ingest.format.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.ImportException;
import org.jspecify.annotations.Nullable;

/** Reads the times of records, and decides when a record without one was observed. */
public final class RecordTimes {

    private final @Nullable Instant ofFile;
    private boolean anyHasOne;

    public RecordTimes(FormatContext context) {
        this.ofFile = context.options().observedAt();
    }

    /**
     * Returns the time of a text, which is in UTC if it names no offset, or the beginning of a day in UTC; null if the
     * text is neither.
     */
    public static @Nullable Instant of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Instant utc = utc(text);
        if (utc != null) {
            return utc;
        }
        try {
            PartialDate day = PartialDate.ofExact(text);
            if (day != null) {
                return beginOf(day);
            }
            Instant time = OffsetDateTime.parse(text).toInstant();
            int year = time.atOffset(ZoneOffset.UTC).getYear();
            return year < 0 || year > 9999 ? null : time;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns the time of a text such as {@code 2023-05-16T14:50:18.726146} with Z or nothing after it. */
    private static @Nullable Instant utc(String text) {
        int length = text.length();
        int end = length > 0 && text.charAt(length - 1) == 'Z' ? length - 1 : length;
        boolean shaped = end >= 19 && end <= 29 && (end == 19 || (end > 20 && text.charAt(19) == '.'));
        if (!shaped || (text.charAt(10) != 'T' && text.charAt(10) != ' ')) {
            return null;
        }
        PartialDate day = PartialDate.ofExact(text.substring(0, 10));
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int fraction = end == 19 ? 0 : number(text, 20, end);
        boolean counted = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        if (day == null || !counted || fraction < 0 || text.charAt(13) != ':' || text.charAt(16) != ':') {
            return null;
        }
        int nanos = fraction;
        for (int digits = end == 19 ? 9 : end - 20; digits < 9; digits++) {
            nanos *= 10;
        }
        long days = LocalDate.of(day.year(), day.month(), day.day()).toEpochDay();
        return Instant.ofEpochSecond(days * 86_400 + hour * 3_600L + minute * 60L + second, nanos);
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

    /** Returns when a day begins in UTC; null if the date is none of a day. */
    public static @Nullable Instant beginOf(PartialDate date) {
        return date.day() == 0
                ? null
                : LocalDate.of(date.year(), date.month(), date.day())
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
    }

    /**
     * Returns when a record was observed: at its own time, else at the time that the user gave for the file. Null if
     * there is neither, but an earlier record had its own time, so that only this record is damaged.
     *
     * @throws ImportException if there is neither, and no earlier record had its own time
     */
    @Nullable
    public Instant observedAt(@Nullable Instant own, String name) {
        anyHasOne |= own != null;
        if (own != null || ofFile != null) {
            return own == null ? ofFile : own;
        }
        if (!anyHasOne) {
            throw new ImportException(
                    name + ": the first record has no time of its own; give that of the file with --observed-at", null);
        }
        return null;
    }
}
