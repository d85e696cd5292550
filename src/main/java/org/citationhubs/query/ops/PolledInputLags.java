package org.citationhubs.query.ops;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.citationhubs.citation.reference.InputOffsets;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Samples the ends of the inputs at a fixed interval, so that an answer says how far it is behind without a request to
 * the brokers.
 */
public final class PolledInputLags implements InputLags, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PolledInputLags.class);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "input-lags");
        thread.setDaemon(true);
        return thread;
    });
    private final Supplier<InputSample> samples;
    private final LongSupplier clock;
    private final long validNanos;
    private volatile @Nullable LastSample last;

    /**
     * Creates a sampler, which {@link #start} starts.
     *
     * @param clock nanoseconds
     * @param valid age up to which a sample is used
     */
    PolledInputLags(Supplier<InputSample> samples, LongSupplier clock, Duration valid) {
        this.samples = samples;
        this.clock = clock;
        this.validNanos = valid.toNanos();
    }

    /**
     * Starts to sample the inputs of a service.
     *
     * @param admin must stay open as long as the sampler, which does not close it
     * @param applicationId of Kafka Streams
     * @param inputs input topics
     * @param interval between two samples
     * @param valid age up to which a sample is used
     */
    public static PolledInputLags of(
            Admin admin, String applicationId, List<String> inputs, Duration interval, Duration valid) {
        PolledInputLags lags =
                new PolledInputLags(new ServiceOffsets(admin, applicationId, inputs)::sample, System::nanoTime, valid);
        lags.start(interval);
        return lags;
    }

    private void start(Duration interval) {
        // The task ends with the executor and not by a failure, because it catches failures.
        ScheduledFuture<?> unused =
                executor.scheduleWithFixedDelay(this::poll, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes a sample. Called by one thread. */
    void poll() {
        try {
            long begin = clock.getAsLong();
            InputSample sample = samples.get();
            LastSample before = last;
            InputHistory history = before == null ? InputHistory.EMPTY : before.history;
            last = new LastSample(begin, sample, history.with(begin, sample.ends()));
        } catch (LagUnavailableException | KafkaException | IllegalStateException e) {
            LOG.debugf("The lag of the inputs is unknown for now: %s", e.getMessage());
        }
    }

    @Override
    public @Nullable InputLag lag(InputOffsets asOf, boolean caughtUpReplica) {
        LastSample now = last;
        long nanos = clock.getAsLong();
        if (now == null || nanos - now.at > validNanos) {
            return null;
        }
        return now.history.lag(nanos, now.sample.covered(asOf, caughtUpReplica));
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private record LastSample(long at, InputSample sample, InputHistory history) {}
}
