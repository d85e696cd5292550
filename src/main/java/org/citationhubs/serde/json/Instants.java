package org.citationhubs.serde.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.citationhubs.citation.work.PartialDate;
import org.jspecify.annotations.Nullable;

/** Reads times of events. */
final class Instants {

    /** The earliest time with a year of four digits, as times are written. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Instants() {}

    /** Returns the time of a text with an offset, null if it has another form or no year of four digits. */
    static @Nullable Instant ofText(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return instant.isBefore(FIRST) || instant.isAfter(LAST) ? null : instant;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns when a day, month or year begins in UTC. */
    static Instant beginOf(PartialDate date) {
        return LocalDate.of(date.year(), Math.max(1, date.month()), Math.max(1, date.day()))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}
