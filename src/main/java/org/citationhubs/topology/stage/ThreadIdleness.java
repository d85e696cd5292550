package org.citationhubs.topology.stage;

/**
 * For how long a stream thread has found nothing to do. Its tasks take turns: one that hears of nothing for a while may be waiting for
 * the others to be through with what they have, but where none of them has had anything, everything that has come is taken in.
 */
public final class ThreadIdleness {

    // Kafka Streams tells a processor nothing of the others of its thread; it creates, feeds and closes it on that
    // thread.
    private static final ThreadLocal<ThreadIdleness> OF_THREAD = ThreadLocal.withInitial(ThreadIdleness::new);

    /** A thread that does not look for longer was held up, by a collection of garbage or by Kafka, and knows of nothing that came. */
    private static final long BETWEEN_LOOKS = 100;

    /** One that has never done anything has been still for long. */
    private static final long LONGEST = Integer.MAX_VALUE;

    private long lookedAt = Long.MIN_VALUE;
    private long still;

    public ThreadIdleness() {}

    /** That of the thread which calls. */
    public static ThreadIdleness ofThisThread() {
        return OF_THREAD.get();
    }

    /**
     * It had something to do at this time of the wall clock, in milliseconds since 1970. What partitions ask each other of titles does not
     * count: one that has begun to publish would keep the threads of all others waiting.
     */
    public void done(long now) {
        lookedAt = now;
        still = 0;
    }

    /** It has come by one of its tasks, at this time of the wall clock: whatever had come before, it was free to take. */
    public void looks(long now) {
        still += lookedAt == Long.MIN_VALUE ? LONGEST : Math.max(0, Math.min(now - lookedAt, BETWEEN_LOOKS));
        lookedAt = now;
    }

    /** Whether it has looked for so many milliseconds, and nothing was done. */
    public boolean isStill(long millis) {
        return still >= millis;
    }
}
