package org.citationhubs.bench.side;

import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Finds the moment from which on nothing moved any more: everything is read and committed, and the outputs stay as they are for longer
 * than anything could have been held back. The moment is what is measured, not the wait that confirms it.
 */
final class CaughtUp {

    /** Publications are held back for a second, commits for less. */
    private static final long QUIET_NANOS = 2_500_000_000L;

    private static final long PATIENCE_NANOS = 3_600_000_000_000L;
    private static final long BETWEEN_LOOKS_NANOS = 50_000_000L;

    private CaughtUp() {}

    /**
     * Waits.
     *
     * @param outputs topics whose ends must stay
     * @return the moment, as {@link System#nanoTime}
     */
    static long await(KafkaStreams streams, Cluster cluster, String group, Set<String> inputs, Set<String> outputs)
            throws ExecutionException, InterruptedException {
        long begin = System.nanoTime();
        long quietSince = 0;
        Object last = null;
        while (true) {
            long now = System.nanoTime();
            boolean running = streams.state() == KafkaStreams.State.RUNNING;
            if (streams.state().hasCompletedShutdown()) {
                throw new IllegalStateException("Kafka Streams ended: " + streams.state());
            }
            Object ends = cluster.ends(outputs);
            if (running && cluster.behind(group, inputs) == 0 && ends.equals(last)) {
                quietSince = quietSince == 0 ? now : quietSince;
                if (System.nanoTime() - quietSince > QUIET_NANOS) {
                    return quietSince;
                }
            } else {
                quietSince = 0;
            }
            last = ends;
            if (now - begin > PATIENCE_NANOS) {
                throw new IllegalStateException("not caught up after an hour");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }
}
