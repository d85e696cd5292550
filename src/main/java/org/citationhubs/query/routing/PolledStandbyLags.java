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
 * Looks at regular times how far the copies of this instance are behind. Each look asks the brokers for the ends of all changelogs, and waits
 * for them as long as they are away: no question may have to wait for that.
 */
public final class PolledStandbyLags implements StandbyLags, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PolledStandbyLags.class);

    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "standby-lags");
        thread.setDaemon(true);
        return thread;
    });
    private final Supplier<Map<String, Map<Integer, Long>>> lags;
    private final long validNanos;
    private volatile @Nullable LagSample last;

    /**
     * Begins to look.
     *
     * @param lags by store and partition, from the brokers
     * @param between two looks
     * @param valid how long a look is believed
     */
    public PolledStandbyLags(Supplier<Map<String, Map<Integer, Long>>> lags, Duration between, Duration valid) {
        this.lags = lags;
        this.validNanos = valid.toNanos();
        // Ends with the executor, and never by a failure: those are caught.
        ScheduledFuture<?> unused =
                looking.scheduleWithFixedDelay(this::look, 0, between.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Begins to look at the stores of a client. */
    public static PolledStandbyLags of(KafkaStreams client, Duration between, Duration valid) {
        return new PolledStandbyLags(
                () -> {
                    Map<String, Map<Integer, Long>> lags = new HashMap<>();
                    client.allLocalStorePartitionLags()
                            .forEach((store, partitions) -> lags.put(store, offsets(partitions)));
                    return lags;
                },
                between,
                valid);
    }

    private static Map<Integer, Long> offsets(Map<Integer, LagInfo> lags) {
        Map<Integer, Long> offsets = new HashMap<>();
        lags.forEach((partition, lag) -> offsets.put(partition, lag.offsetLag()));
        return offsets;
    }

    private void look() {
        try {
            // A look is as old as its beginning: the positions are read first.
            long begun = System.nanoTime();
            last = new LagSample(begun, sums(lags.get()));
        } catch (KafkaException | IllegalStateException e) {
            LOG.debugf("how far copies are behind is not known now: %s", e.getMessage());
        }
    }

    static Map<Stage, Map<Integer, Long>> sums(Map<String, Map<Integer, Long>> lags) {
        Map<Stage, Map<Integer, Long>> sums = new EnumMap<>(Stage.class);
        lags.forEach((store, partitions) -> {
            Stage half = store.equals(StoreNames.REFERENCE_LISTS) ? Stage.LISTS : Stage.HUBS;
            Map<Integer, Long> sum = sums.computeIfAbsent(half, none -> new HashMap<>());
            partitions.forEach((partition, lag) -> sum.merge(partition, lag, Long::sum));
        });
        return sums;
    }

    @Override
    public OptionalLong behind(Stage half, int partition) {
        LagSample look = last;
        if (look == null || System.nanoTime() - look.at > validNanos) {
            return OptionalLong.empty();
        }
        Long behind = look.behind.getOrDefault(half, Map.of()).get(partition);
        return behind == null ? OptionalLong.empty() : OptionalLong.of(behind);
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }

    private record LagSample(long at, Map<Stage, Map<Integer, Long>> behind) {}
}
