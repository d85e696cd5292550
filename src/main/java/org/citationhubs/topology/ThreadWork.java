package org.citationhubs.topology;

/**
 * When a stream thread was last at work. Its tasks take turns: one that hears of nothing for a while may be waiting for the others to be
 * through with what they have, but where none of them has had anything, everything that has come is taken in.
 */
final class ThreadWork {

    // Kafka Streams tells a processor nothing of the others of its thread; it creates, feeds and closes it on that
    // thread.
    private static final ThreadLocal<ThreadWork> OF_THREAD = ThreadLocal.withInitial(ThreadWork::new);

    private long lastAt = Long.MIN_VALUE;

    ThreadWork() {}

    /** That of the thread which calls. */
    static ThreadWork ofThisThread() {
        return OF_THREAD.get();
    }

    /**
     * It had something to do at this time of the wall clock, in milliseconds since 1970. What partitions ask each other of titles does not
     * count: one that has begun to publish would keep the threads of all others waiting.
     */
    void done(long now) {
        lastAt = now;
    }

    /** Whether nothing was done for so many milliseconds. */
    boolean isStill(long now, long millis) {
        return lastAt == Long.MIN_VALUE || now - lastAt >= millis;
    }
}
