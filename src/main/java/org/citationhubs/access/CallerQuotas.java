package org.citationhubs.access;

import com.github.benmanes.caffeine.cache.Ticker;

/**
 * The quotas of all callers.
 *
 * @param events published events
 * @param questions questions that cost much
 * @param streams open streams
 */
public record CallerQuotas(RateQuota events, RateQuota questions, OpenQuota streams) {

    /** No quotas. */
    public static final CallerQuotas NONE = new CallerQuotas(
            new RateQuota("events", 0, Ticker.disabledTicker()),
            new RateQuota("questions", 0, Ticker.disabledTicker()),
            new OpenQuota("streams", 0));

    /** Returns the quotas of a configuration. */
    public static CallerQuotas of(QuotaSettings settings, Ticker nanoTime) {
        return new CallerQuotas(
                new RateQuota("events", settings.events(), nanoTime),
                new RateQuota("questions", settings.questions(), nanoTime),
                new OpenQuota("streams", settings.streams()));
    }
}
