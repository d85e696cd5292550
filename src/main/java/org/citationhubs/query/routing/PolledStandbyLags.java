package org.citationhubs.query.routing;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.citationhubs.store.kv.StoreNames;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Samples the lags of the local standbys at a fixed interval. Each sample requests the end offsets of all changelogs
 * from the brokers, and waits for them while brokers are down; no query may have to wait for that.
 */
public final class PolledStandbyLags implements StandbyLags, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PolledStandbyLags.class);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "standby-lags");
        thread.setDaemon(true);
        return thread;
    });
    private final Supplier<Map<String, Map<Integer, Long>>> lags;
    private final long validNanos;
    private volatile @Nullable LagSample last;

    /**
     * Starts to sample.
     *
     * @param lags by store and partition, from the brokers
     * @param interval between two samples
     * @param valid age up to which a sample is used
     */
    public PolledStandbyLags(Supplier<Map<String, Map<Integer, Long>>> lags, Duration interval, Duration valid) {
        this.lags = lags;
        this.validNanos = valid.toNanos();
        // The task ends with the executor and not by a failure, because it catches failures.
        ScheduledFuture<?> unused =
                executor.scheduleWithFixedDelay(this::sample, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Starts to sample the stores of a client. */
    public static PolledStandbyLags of(KafkaStreams client, Duration interval, Duration valid) {
        return new PolledStandbyLags(
                () -> {
                    Map<String, Map<Integer, Long>> lags = new HashMap<>();
                    client.allLocalStorePartitionLags()
                            .forEach((store, partitions) -> lags.put(store, offsetLags(partitions)));
                    return lags;
                },
                interval,
                valid);
    }

    private static Map<Integer, Long> offsetLags(Map<Integer, LagInfo> lags) {
        Map<Integer, Long> offsets = new HashMap<>();
        lags.forEach((partition, lag) -> offsets.put(partition, lag.offsetLag()));
        return offsets;
    }

    private void sample() {
        try {
            // A sample is as old as its beginning, because the local positions are read first.
            long begin = System.nanoTime();
            last = new LagSample(begin, sums(lags.get()));
        } catch (KafkaException | IllegalStateException e) {
            LOG.debugf("Lags of standbys are unknown for now: %s", e.getMessage());
        }
    }

    static Map<Stage, Map<Integer, Long>> sums(Map<String, Map<Integer, Long>> lags) {
        Map<Stage, Map<Integer, Long>> sums = new EnumMap<>(Stage.class);
        lags.forEach((store, partitions) -> {
            Stage stage = store.equals(StoreNames.REFERENCE_LISTS) ? Stage.LISTS : Stage.HUBS;
            Map<Integer, Long> sum = sums.computeIfAbsent(stage, none -> new HashMap<>());
            partitions.forEach((partition, lag) -> sum.merge(partition, lag, Long::sum));
        });
        return sums;
    }

    @Override
    public OptionalLong lag(Stage stage, int partition) {
        LagSample sample = last;
        if (sample == null || System.nanoTime() - sample.at > validNanos) {
            return OptionalLong.empty();
        }
        Long lag = sample.lags.getOrDefault(stage, Map.of()).get(partition);
        return lag == null ? OptionalLong.empty() : OptionalLong.of(lag);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private record LagSample(long at, Map<Stage, Map<Integer, Long>> lags) {}
}
