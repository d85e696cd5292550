package org.citationhubs.bench.side;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/**
 * Finds the moment from which on nothing moved any more: everything is read and committed, and the outputs stay as they are for longer
 * than anything could have been held back. The moment is what is measured, not the wait that confirms it.
 */
final class CaughtUp {

    /** Publications are held back for a second, commits for less. */
    private static final long QUIET_NANOS = 2_500_000_000L;

    private static final long PATIENCE_NANOS = 3_600_000_000_000L;
    private static final long BETWEEN_LOOKS_NANOS = 50_000_000L;

    /** Of tasks, by a list that is built for each: every millisecond it took a tenth of a processor. */
    private static final long BETWEEN_COUNTS_NANOS = 10_000_000L;

    private CaughtUp() {}

    /**
     * Waits.
     *
     * @param outputs topics whose ends must stay
     * @return the moment at which the first look that found all as it stayed was over, as {@link System#nanoTime}
     */
    static long await(KafkaStreams streams, Cluster cluster, String group, Set<String> inputs, Set<String> outputs)
            throws ExecutionException, InterruptedException {
        awaitRunning(streams);
        // The topics inside are created by the first rebalance, after which the state is RUNNING, and stay.
        Looks looks = new Looks(cluster, group, inputs, outputs);
        long begin = System.nanoTime();
        long quietSince = begin;
        Object last = null;
        while (true) {
            Object ends = isRunning(streams) ? looks.endsIfAllIsRead() : null;
            long now = System.nanoTime();
            if (ends == null || !ends.equals(last)) {
                quietSince = now;
                last = ends;
            } else if (now - quietSince > QUIET_NANOS) {
                return quietSince;
            }
            patience(begin);
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    /**
     * Waits until so many tasks of an instance have their state and work. An instance whose threads have none yet is running too.
     *
     * @return the moment, as {@link System#nanoTime}
     */
    static long awaitTasks(KafkaStreams streams, int tasks) {
        long begin = System.nanoTime();
        while (!isRunning(streams) || activeTasks(streams) < tasks) {
            patience(begin);
            LockSupport.parkNanos(BETWEEN_COUNTS_NANOS);
        }
        return System.nanoTime();
    }

    private static int activeTasks(KafkaStreams streams) {
        return streams.metadataForLocalThreads().stream()
                .mapToInt(thread -> thread.activeTasks().size())
                .sum();
    }

    private static void awaitRunning(KafkaStreams streams) {
        long begin = System.nanoTime();
        while (!isRunning(streams)) {
            patience(begin);
            LockSupport.parkNanos(1_000_000L);
        }
    }

    private static boolean isRunning(KafkaStreams streams) {
        KafkaStreams.State state = streams.state();
        if (state.hasCompletedShutdown()) {
            throw new IllegalStateException("Kafka Streams ended: " + state);
        }
        return state == KafkaStreams.State.RUNNING;
    }

    private static void patience(long begin) {
        if (System.nanoTime() - begin > PATIENCE_NANOS) {
            throw new IllegalStateException("not caught up after an hour");
        }
    }

    /** Asks the broker as little as it takes: what is looked at shares the machine with whoever looks. */
    private static final class Looks {

        private final Cluster cluster;
        private final String group;
        private final List<TopicPartition> read;
        private final List<TopicPartition> written;

        Looks(Cluster cluster, String group, Set<String> inputs, Set<String> outputs)
                throws ExecutionException, InterruptedException {
            this.cluster = cluster;
            this.group = group;
            this.read = cluster.partitionsOf(cluster.readBy(group, inputs));
            this.written = cluster.partitionsOf(outputs);
        }

        /** Where the outputs end, null while inputs are behind. */
        @Nullable
        Map<TopicPartition, Long> endsIfAllIsRead() throws ExecutionException, InterruptedException {
            return cluster.behind(group, read) == 0 ? cluster.ends(written) : null;
        }
    }
}
