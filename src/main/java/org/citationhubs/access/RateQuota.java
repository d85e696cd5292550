package org.citationhubs.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * A quota of uses in a minute, for each caller alone: a token bucket that holds the uses of one minute. Thread-safe.
 *
 * <p>The number of buckets is bounded. A bucket that was not used for two minutes is full, so forgetting it changes
 * nothing.
 */
public final class RateQuota {

    static final int WINDOW_SECONDS = 60;

    private static final long MAX_CALLERS = 20_000;
    private static final Duration FULL_AGAIN = Duration.ofSeconds(2 * WINDOW_SECONDS);

    private final String name;
    private final int perMinute;
    private final Ticker nanoTime;
    private final Cache<String, Bucket> buckets;

    /**
     * Creates a quota.
     *
     * @param perMinute uses of one caller; zero for no limit
     * @param nanoTime a clock in nanoseconds
     */
    public RateQuota(String name, int perMinute, Ticker nanoTime) {
        this.name = name;
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                .expireAfterAccess(FULL_AGAIN)
                .ticker(nanoTime)
                .executor(Runnable::run)
                .build();
    }

    /** Takes one use of a caller, if one is left. */
    public QuotaState take(String caller) {
        if (perMinute == 0) {
            return QuotaState.UNLIMITED;
        }
        return buckets.get(caller, one -> new Bucket(perMinute, nanoTime.read()))
                .take(nanoTime.read());
    }

    private final class Bucket {

        private double tokens;
        private long filledAt;

        Bucket(double tokens, long now) {
            this.tokens = tokens;
            this.filledAt = now;
        }

        synchronized QuotaState take(long now) {
            double perNano = perMinute / (WINDOW_SECONDS * 1e9);
            tokens = Math.min(perMinute, tokens + Math.max(0, now - filledAt) * perNano);
            filledAt = now;
            boolean allowed = tokens >= 1;
            if (allowed) {
                tokens--;
            }
            double missing = allowed ? perMinute - tokens : 1 - tokens;
            return new QuotaState(
                    name, allowed, perMinute, WINDOW_SECONDS, (long) tokens, (long) Math.ceil(missing / perNano / 1e9));
        }
    }
}
