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
 * Finds the time at which a topology caught up: all input is committed, and the outputs do not grow for longer than any
 * record could be delayed. The measured time is the begin of that pause, not its end.
 */
final class CatchUpWait {

    /** Publications are delayed by up to a second, commits by less. */
    private static final long QUIET_NANOS = 2_500_000_000L;

    private static final long PATIENCE_NANOS = 3_600_000_000_000L;
    private static final long POLL_NANOS = 50_000_000L;

    /** Each poll of tasks builds a list: one every millisecond took a tenth of a processor. */
    private static final long TASK_POLL_NANOS = 10_000_000L;

    private CatchUpWait() {}

    /**
     * Waits until the topology has caught up.
     *
     * @param outputs topics whose end offsets must not change
     * @return the time of the first poll that found the final state, as {@link System#nanoTime}
     */
    static long await(KafkaStreams streams, KafkaCluster cluster, String group, Set<String> inputs, Set<String> outputs)
            throws ExecutionException, InterruptedException {
        awaitRunning(streams);
        // The first rebalance, which precedes RUNNING, creates the internal topics.
        Progress progress = new Progress(cluster, group, inputs, outputs);
        long begin = System.nanoTime();
        long quietSince = begin;
        Object last = null;
        while (true) {
            Object ends = isRunning(streams) ? progress.endsIfAllIsRead() : null;
            long now = System.nanoTime();
            if (ends == null || !ends.equals(last)) {
                quietSince = now;
                last = ends;
            } else if (now - quietSince > QUIET_NANOS) {
                return quietSince;
            }
            requireInTime(begin);
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /**
     * Waits until a number of tasks of an instance is restored. An instance without tasks is RUNNING too.
     *
     * @return the time, as {@link System#nanoTime}
     */
    static long awaitTasks(KafkaStreams streams, int tasks) {
        long begin = System.nanoTime();
        while (!isRunning(streams) || activeTasks(streams) < tasks) {
            requireInTime(begin);
            LockSupport.parkNanos(TASK_POLL_NANOS);
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
            requireInTime(begin);
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

    private static void requireInTime(long begin) {
        if (System.nanoTime() - begin > PATIENCE_NANOS) {
            throw new IllegalStateException("not caught up after an hour");
        }
    }

    /** Polls the broker with few requests, because the measured process shares the machine. */
    private static final class Progress {

        private final KafkaCluster cluster;
        private final String group;
        private final List<TopicPartition> read;
        private final List<TopicPartition> written;

        Progress(KafkaCluster cluster, String group, Set<String> inputs, Set<String> outputs)
                throws ExecutionException, InterruptedException {
            this.cluster = cluster;
            this.group = group;
            this.read = cluster.partitionsOf(cluster.readBy(group, inputs));
            this.written = cluster.partitionsOf(outputs);
        }

        /** Returns the end offsets of the outputs, null while inputs are behind. */
        @Nullable
        Map<TopicPartition, Long> endsIfAllIsRead() throws ExecutionException, InterruptedException {
            return cluster.behind(group, read) == 0 ? cluster.ends(written) : null;
        }
    }
}
