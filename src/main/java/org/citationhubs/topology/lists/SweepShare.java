package org.citationhubs.topology.lists;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Divides the time of a stream thread between the sweeps of its partitions and all other work: after a round no sweep
 * of the thread continues until three times as long has passed.
 *
 * <p>Used by one thread.
 */
final class SweepShare {

    /** How long a round may take. */
    static final Duration ROUND = Duration.ofMillis(12);

    /** How long all sweeps pause after a round, as a multiple of the time of the round. */
    private static final int PAUSE = 3;

    // A processor cannot see the other tasks of its thread. Kafka Streams creates, calls and closes it on that thread.
    private static final ThreadLocal<SweepShare> OF_THREAD =
            ThreadLocal.withInitial(() -> new SweepShare(System::nanoTime));

    private final LongSupplier nanoTime;
    private long pausedFrom = Long.MAX_VALUE;
    private long pause;

    SweepShare(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Returns the share of the calling thread. */
    static SweepShare ofThisThread() {
        return OF_THREAD.get();
    }

    /**
     * Runs a round, or nothing during a pause.
     *
     * @param now the wall clock in milliseconds since 1970
     * @param round receives when to stop
     */
    void run(long now, Consumer<BooleanSupplier> round) {
        // A clock that was set back must not prolong the pause.
        if (now >= pausedFrom && now - pausedFrom < pause) {
            return;
        }
        long began = nanoTime.getAsLong();
        round.accept(() -> nanoTime.getAsLong() - began >= ROUND.toNanos());
        long used = Duration.ofNanos(nanoTime.getAsLong() - began).toMillis();
        pausedFrom = now;
        pause = PAUSE * used;
    }
}
