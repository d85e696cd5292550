package org.citationhubs.ingest.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedGranularityTest {

    private static final Duration SETTLE = Duration.ofMinutes(20);

    @ParameterizedTest
    @CsvSource({
        // read up to, present time, the window
        "2026-05-20T00:00:00Z, 2026-05-25T10:00:00Z, 2026-05-20T00:00:00Z, 2026-05-21T00:00:00Z",
        "2026-05-20T13:30:00Z, 2026-05-25T10:00:00Z, 2026-05-20T13:30:00Z, 2026-05-21T00:00:00Z",
        "2026-05-25T00:00:00Z, 2026-05-25T10:00:00.5Z, 2026-05-25T00:00:00Z, 2026-05-25T09:40:00Z",
        "2026-05-24T23:50:00Z, 2026-05-25T00:05:00Z, , ",
        "2026-05-24T23:50:00Z, 2026-05-25T00:15:00Z, 2026-05-24T23:50:00Z, 2026-05-24T23:55:00Z",
        "2026-05-25T09:40:00Z, 2026-05-25T10:00:00Z, , ",
        // a clock that was set back
        "2026-05-25T09:40:00Z, 2025-01-01T00:00:00Z, , "
    })
    void timesAreReadInWindowsOfADayAtMost(Instant read, Instant now, Instant from, Instant until) {
        assertThat(FeedGranularity.TIME.next(read, now, SETTLE).orElse(null)).isEqualTo(window(from, until));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-20T00:00:00Z, 2026-05-25T10:00:00Z, 2026-05-20T00:00:00Z, 2026-05-21T00:00:00Z",
        // a day that is not over is read again from its begin
        "2026-05-25T09:00:00Z, 2026-05-25T10:00:00Z, 2026-05-25T00:00:00Z, 2026-05-26T00:00:00Z",
        "2026-05-25T09:40:00Z, 2026-05-25T10:00:00Z, , ",
        "2026-05-26T00:00:00Z, 2026-05-26T00:10:00Z, , ",
        "2026-05-25T09:40:00Z, 2025-01-01T00:00:00Z, , "
    })
    void daysAreReadWhole(Instant read, Instant now, Instant from, Instant until) {
        assertThat(FeedGranularity.DAY.next(read, now, SETTLE).orElse(null)).isEqualTo(window(from, until));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-20T00:00:00Z, 2026-05-25T10:00:00Z, 2026-05-25T00:00:00Z, 2026-05-26T00:00:00Z",
        "2026-05-25T00:00:00Z, 2026-05-25T10:00:00Z, 2026-05-25T00:00:00Z, 2026-05-26T00:00:00Z",
        "2026-05-26T00:00:00Z, 2026-05-25T10:00:00Z, , ",
        "2026-05-26T00:00:00Z, 2026-05-26T00:00:01Z, 2026-05-26T00:00:00Z, 2026-05-27T00:00:00Z",
        "2026-05-26T00:00:00Z, 2025-01-01T00:00:00Z, , "
    })
    void aFileIsReadOnceADay(Instant read, Instant now, Instant from, Instant until) {
        assertThat(FeedGranularity.FILE.next(read, now, SETTLE).orElse(null)).isEqualTo(window(from, until));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-21T08:00:00Z, 2026-05-21T00:00:00Z",
        "2026-05-21T00:20:00Z, 2026-05-21T00:00:00Z",
        // asked for by a clock that was ahead of the feed's
        "2026-05-20T18:20:00Z, 2026-05-20T18:00:00Z",
        "2026-05-01T00:00:00Z, 2026-05-20T00:00:00Z"
    })
    void aWindowCountsAsFarAsItWasOverWhenAskedFor(Instant asked, Instant readUntil) {
        FeedWindow day = window(Instant.parse("2026-05-20T00:00:00Z"), Instant.parse("2026-05-21T00:00:00Z"));

        assertThat(FeedGranularity.TIME.readUntil(day, asked, SETTLE)).isEqualTo(readUntil);
        assertThat(FeedGranularity.DAY.readUntil(day, asked, SETTLE)).isEqualTo(readUntil);
    }

    @Test
    void aFileCountsForTheDayOnWhichItWasAskedFor() {
        FeedWindow day = window(Instant.parse("2026-05-20T00:00:00Z"), Instant.parse("2026-05-21T00:00:00Z"));

        assertThat(FeedGranularity.FILE.readUntil(day, Instant.parse("2026-05-22T01:00:00Z"), SETTLE))
                .isEqualTo("2026-05-23T00:00:00Z");
        assertThat(FeedGranularity.FILE.readUntil(day, Instant.parse("2026-05-18T01:00:00Z"), SETTLE))
                .isEqualTo("2026-05-19T00:00:00Z");
    }

    private static FeedWindow window(Instant from, Instant until) {
        return from == null ? null : new FeedWindow(from, until);
    }
}
