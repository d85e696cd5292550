package org.citationhubs.ingest.follow.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decides how long to wait before a request is repeated. */
public final class RetryPause {

    private static final Duration FIRST = Duration.ofSeconds(1);

    /** Ten doublings: about a quarter of an hour. */
    public static final Duration LONGEST = Duration.ofSeconds(1024);

    /** The longest wish of a feed that is granted; limits by the day are taken back within a day. */
    static final Duration LONGEST_WISH = Duration.ofDays(1);

    private RetryPause() {}

    /**
     * Returns the pause after a failure: it doubles with each failure in a row up to {@link #LONGEST}, less up to a
     * half of it at random, so that many that failed together do not come back together. It is never shorter than the
     * feed wants, up to {@link #LONGEST_WISH}.
     *
     * @param failures number of failures in a row, at least 1
     * @param wish how long the feed wants to be left alone, null if it does not say
     * @param random from 0 to 1
     */
    public static Duration after(int failures, @Nullable Duration wish, double random) {
        Duration full = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
        Duration pause = full.minusMillis((long) (full.toMillis() * random / 2));
        if (wish == null || wish.compareTo(pause) <= 0) {
            return pause;
        }
        return wish.compareTo(LONGEST_WISH) < 0 ? wish : LONGEST_WISH;
    }

    /**
     * Reads a header {@code Retry-After}: seconds, or a date of HTTP (RFC 9110, 10.2.3).
     *
     * @param now present time of the feed
     * @return the time to wait, not negative; null if the header is neither
     */
    static @Nullable Duration wish(String header, Instant now) {
        String text = header.strip();
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return text.length() > 9 ? LONGEST_WISH : Duration.ofSeconds(Long.parseLong(text));
        }
        Instant time = httpDate(text);
        if (time == null) {
            return null;
        }
        return time.isBefore(now) ? Duration.ZERO : Duration.between(now, time);
    }

    /** Reads a date of HTTP, such as {@code Mon, 25 May 2026 10:00:00 GMT}; null if the text is none. */
    static @Nullable Instant httpDate(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
