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
