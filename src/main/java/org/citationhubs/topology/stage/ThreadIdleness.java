package org.citationhubs.topology.stage;

/**
 * Measures for how long a stream thread has had nothing to do. The tasks of a thread take turns: a task without records
 * may be waiting for the others of its thread, but if none of them had a record, everything that arrived has been
 * processed.
 *
 * <p>Time is the wall clock in milliseconds since 1970. Used by one thread.
 */
public final class ThreadIdleness {

    // A processor cannot see the other tasks of its thread. Kafka Streams creates, calls and closes it on that thread.
    private static final ThreadLocal<ThreadIdleness> OF_THREAD = ThreadLocal.withInitial(ThreadIdleness::new);

    /**
     * A longer pause between two polls, for garbage collection or inside Kafka, does not count as idle: records may
     * have arrived.
     */
    private static final long MAX_BETWEEN_POLLS = 100;

    /** A thread that has never processed a record counts as idle. */
    private static final long IDLE_FROM_THE_START = Integer.MAX_VALUE;

    private long polledAt = Long.MIN_VALUE;
    private long idle;

    public ThreadIdleness() {}

    /** Returns the idleness of the calling thread. */
    public static ThreadIdleness ofThisThread() {
        return OF_THREAD.get();
    }

    /**
     * Records that the thread processed a record. Requests and replies about titles do not count: a partition that
     * starts to publish would keep the threads of all others busy.
     */
    public void onWork(long now) {
        polledAt = now;
        idle = 0;
    }

    /**
     * Records that the thread polled one of its tasks at {@code now}; records that arrived earlier were available to
     * it.
     */
    public void onPoll(long now) {
        idle += polledAt == Long.MIN_VALUE
                ? IDLE_FROM_THE_START
                : Math.max(0, Math.min(now - polledAt, MAX_BETWEEN_POLLS));
        polledAt = now;
    }

    /** Returns whether the thread has polled for this many milliseconds without a record. */
    public boolean isIdle(long millis) {
        return idle >= millis;
    }
}
