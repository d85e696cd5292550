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
final class RecordTimes {

    private static final long SECONDS_OF_DAY = 86_400;

    private final @Nullable Instant ofFile;
    private boolean anyHasOne;

    RecordTimes(FormatContext context) {
        this.ofFile = context.options().observedAt();
    }

    /** Returns the time of a text with an offset, or the beginning of a day in UTC; null if the text is neither. */
    static @Nullable Instant of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant utc = ofUtc(text);
            PartialDate day = utc == null ? PartialDate.ofExact(text) : null;
            if (utc != null || day != null) {
                return utc == null ? beginOf(day) : utc;
            }
            Instant time = OffsetDateTime.parse(text).toInstant();
            int year = time.atOffset(ZoneOffset.UTC).getYear();
            return year < 0 || year > 9999 ? null : time;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * Returns the time of a text such as {@code 2026-06-15T10:14:16Z} or {@code 2026-06-15T10:14:16.000Z}, as almost
     * all are; null for any other text. The parsers of the JDK take a microsecond for it.
     */
    private static @Nullable Instant ofUtc(String text) {
        int length = text.length();
        boolean millis = length == 24;
        if ((length != 20 && !millis) || text.charAt(length - 1) != 'Z' || text.charAt(10) != 'T') {
            return null;
        }
        PartialDate day = PartialDate.ofExact(text.substring(0, 10));
        int hour = number(text, 11, 13, 23);
        int minute = number(text, 14, 16, 59);
        int second = number(text, 17, 19, 59);
        int milli = millis ? number(text, 20, 23, 999) : 0;
        boolean separated = text.charAt(13) == ':' && text.charAt(16) == ':' && (!millis || text.charAt(19) == '.');
        if (day == null || !separated || (hour | minute | second | milli) < 0) {
            return null;
        }
        long seconds = LocalDate.of(day.year(), day.month(), day.day()).toEpochDay() * SECONDS_OF_DAY
                + hour * 3600L
                + minute * 60L
                + second;
        return Instant.ofEpochSecond(seconds, milli * 1_000_000L);
    }

    /** Returns the number in a range of digits, -1 if there is another character or it is greater than {@code most}. */
    private static int number(String text, int from, int to, int most) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number > most ? -1 : number;
    }

    /** Returns when a day begins in UTC; null if the date is none of a day. */
    static @Nullable Instant beginOf(PartialDate date) {
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
    Instant observedAt(@Nullable Instant own, String name) {
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
