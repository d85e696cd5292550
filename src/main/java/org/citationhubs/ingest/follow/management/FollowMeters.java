package org.citationhubs.ingest.follow.management;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.citationhubs.ingest.format.ImportCounts;
import org.jspecify.annotations.Nullable;

/** Meters of one followed feed. Labels are the feed's name and the reasons of failures: none is from elsewhere. */
public final class FollowMeters {

    private static final String PREFIX = "hubs.follow.";

    private final Counter pages;
    private final Counter records;
    private final Counter lists;
    private final Counter works;
    private final Counter citations;
    private final Counter retractions;
    private final Counter malformed;
    private final Counter leftOut;
    private final Counter restarts;
    private final Counter incomplete;
    private final Map<String, Counter> errors = new HashMap<>();
    private final AtomicReference<@Nullable Instant> newest = new AtomicReference<>();
    private final AtomicReference<@Nullable Instant> readUntil = new AtomicReference<>();

    /**
     * Registers the meters.
     *
     * @param reasons the reasons for which a page may fail
     */
    public FollowMeters(MeterRegistry registry, String feed, Collection<String> reasons, Clock clock) {
        pages = counter(registry, feed, "pages", "pages that were read and published");
        records = counter(registry, feed, "records", "records on these pages");
        lists = counter(registry, feed, "lists", "reference lists that were made of them");
        works = counter(registry, feed, "works", "descriptions of works that were made of them");
        citations = counter(registry, feed, "citations", "citations in these lists");
        retractions = counter(registry, feed, "retractions", "retractions in these descriptions");
        malformed = counter(registry, feed, "malformed", "records that could not be read");
        leftOut = counter(registry, feed, "left.out", "events that the service would refuse");
        restarts = counter(registry, feed, "restarts", "windows that were started again");
        incomplete = counter(registry, feed, "incomplete", "windows of which the feed did not hand out all records");
        for (String reason : reasons) {
            errors.put(
                    reason,
                    Counter.builder(PREFIX + "errors")
                            .description("attempts to read a page that failed")
                            .tag("feed", feed)
                            .tag("reason", reason)
                            .register(registry));
        }
        gauge(
                registry,
                feed,
                "newest.record.age",
                "time since the newest record that was read",
                newest,
                time -> age(time, clock));
        gauge(registry, feed, "behind", "time since which nothing is read", readUntil, time -> age(time, clock));
        gauge(
                registry,
                feed,
                "position",
                "time up to which the feed is read, since 1970",
                readUntil,
                time -> time.getEpochSecond());
    }

    private static Counter counter(MeterRegistry registry, String feed, String name, String description) {
        return Counter.builder(PREFIX + name)
                .description(description)
                .tag("feed", feed)
                .register(registry);
    }

    private static void gauge(
            MeterRegistry registry,
            String feed,
            String name,
            String description,
            AtomicReference<@Nullable Instant> time,
            ToDoubleFunction<Instant> value) {
        Gauge.builder(PREFIX + name, time, reference -> {
                    Instant set = reference.get();
                    return set == null ? Double.NaN : value.applyAsDouble(set);
                })
                .description(description)
                .baseUnit("seconds")
                .tag("feed", feed)
                .register(registry);
    }

    /** A record may have a time that has not come yet, by mistake or by another clock. */
    private static double age(Instant time, Clock clock) {
        return Math.max(0, Duration.between(time, clock.instant()).toMillis() / 1e3);
    }

    /** Counts a page that was published. */
    public void page(long items, ImportCounts counts, long eventsLeftOut) {
        pages.increment();
        records.increment(items);
        lists.increment(counts.lists());
        works.increment(counts.works());
        citations.increment(counts.citations());
        retractions.increment(counts.retractions());
        malformed.increment(counts.malformed());
        leftOut.increment(eventsLeftOut);
        newest.accumulateAndGet(counts.latest(), FollowMeters::later);
    }

    /** Sets the time up to which the feed is read; an earlier one than before changes nothing. */
    public void readUntil(Instant time) {
        readUntil.accumulateAndGet(time, FollowMeters::later);
    }

    /** Counts a page that failed. */
    public void failed(String reason) {
        Counter counter = errors.get(reason);
        if (counter == null) {
            throw new IllegalArgumentException("no reason: " + reason);
        }
        counter.increment();
    }

    /** Counts a window that starts again. */
    public void restarted() {
        restarts.increment();
    }

    /** Counts a window of which the feed did not hand out all records. */
    public void incomplete() {
        incomplete.increment();
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
