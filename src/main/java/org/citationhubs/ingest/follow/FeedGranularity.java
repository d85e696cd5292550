package org.citationhubs.ingest.follow;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How a feed can be asked for what changed. Decides which window is read next, and up to when a feed is read once a
 * window is. No window is longer than a day (UTC), so that what is lost with a cursor is a day at most.
 */
enum FeedGranularity {

    /** A feed that is asked for any span of time. Whole days are read until the present, and then what is new. */
    TIME {
        @Override
        Optional<FeedWindow> next(Instant read, Instant now, Duration settle) {
            Instant end = earlier(startOfDay(read).plus(DAY_LENGTH), settled(now, settle));
            return end.isAfter(read) ? Optional.of(new FeedWindow(read, end)) : Optional.empty();
        }

        @Override
        Instant readUntil(FeedWindow window, Instant asked, Duration settle) {
            return within(window, settled(asked, settle));
        }
    },

    /** A feed that is asked for days. A day that is not over is read again later. */
    DAY {
        @Override
        Optional<FeedWindow> next(Instant read, Instant now, Duration settle) {
            return read.isBefore(settled(now, settle)) ? Optional.of(dayOf(read)) : Optional.empty();
        }

        @Override
        Instant readUntil(FeedWindow window, Instant asked, Duration settle) {
            return within(window, settled(asked, settle));
        }
    },

    /** A feed that is one file, which is read once a day and always whole. */
    FILE {
        @Override
        Optional<FeedWindow> next(Instant read, Instant now, Duration settle) {
            FeedWindow today = dayOf(now);
            return read.isAfter(today.from()) ? Optional.empty() : Optional.of(today);
        }

        @Override
        Instant readUntil(FeedWindow window, Instant asked, Duration settle) {
            return dayOf(asked).until();
        }
    };

    private static final Duration DAY_LENGTH = Duration.ofDays(1);

    /**
     * Returns the window to read next; empty if there is nothing new.
     *
     * @param read up to when the feed is read
     * @param now present time
     * @param settle how long after its change a record may still be missing from an answer
     */
    abstract Optional<FeedWindow> next(Instant read, Instant now, Duration settle);

    /**
     * Returns up to when a feed is read once all pages of a window are. That is before the end of the window if the
     * window was asked for too early, as by a clock that is ahead of the feed's.
     *
     * @param asked when the first page was asked for: the earlier of this machine's time and the feed's
     */
    abstract Instant readUntil(FeedWindow window, Instant asked, Duration settle);

    private static Instant settled(Instant time, Duration settle) {
        return time.minus(settle).truncatedTo(ChronoUnit.SECONDS);
    }

    private static FeedWindow dayOf(Instant time) {
        Instant start = startOfDay(time);
        return new FeedWindow(start, start.plus(DAY_LENGTH));
    }

    private static Instant startOfDay(Instant time) {
        return time.truncatedTo(ChronoUnit.DAYS);
    }

    private static Instant within(FeedWindow window, Instant time) {
        return earlier(window.until(), time.isBefore(window.from()) ? window.from() : time);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
