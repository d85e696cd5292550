package org.citationhubs.topology.hubs;

import java.time.Duration;
import org.citationhubs.topology.stage.ThreadIdleness;

/**
 * Detects that a partition works off a backlog. Then hubs are published less often, because a hub that is far behind is
 * out of date when it is published and changes again at once.
 *
 * <p>Time is the wall clock in milliseconds since 1970. Used by one stream thread.
 */
final class BacklogDetector {

    /**
     * Records on the way between two commits of the stages reach this age without a backlog, however short the interval
     * is.
     */
    private static final long LEAST_BACKLOG_AGE_MILLIS = 1_000;

    /** Number of publish intervals between two publications of a hub during a backlog. */
    private static final int BACKLOG_INTERVALS = 10;

    /** Number of publish intervals after which a change makes its hub deferrable, whatever caused the change. */
    private static final int DEFERRABLE_AFTER_INTERVALS = 2;

    /**
     * A thread idle for this long has no backlog, because commits (which deliver upstream records) are more frequent.
     */
    private static final long IDLE_MILLIS = 300;

    private final long interval;
    private final long idle;
    private final ThreadIdleness thread;
    private long changedAt = Long.MIN_VALUE;
    private long age;
    private long backlogAt = Long.MIN_VALUE;

    /**
     * Creates a detector for one partition.
     *
     * @param publishInterval the time between two publications of a hub without a backlog
     * @param thread the idleness of the thread that works on the partition
     */
    BacklogDetector(Duration publishInterval, ThreadIdleness thread) {
        this.interval = publishInterval.toMillis();
        this.idle = Math.min(interval, IDLE_MILLIS);
        this.thread = thread;
    }

    /**
     * Records that a change of a reference list was applied. Other messages do not count, because requests and replies
     * about titles are always recent.
     *
     * @param eventTime the timestamp of the record that caused the change
     */
    void onChange(long eventTime, long now) {
        thread.onWork(now);
        changedAt = now;
        age = now - eventTime;
        backlogAt = isBehind() ? now : backlogAt;
    }

    /**
     * Records that a hub is published. A thread that publishes before it was idle for long enough may have records
     * waiting, so it is not idle. A thread that publishes because it was idle stays idle, so that its other partitions
     * may publish too.
     */
    void onPublication(long now) {
        if (!thread.isIdle(idle)) {
            thread.onWork(now);
        }
    }

    /**
     * Returns whether the newest change was older than an interval when it was applied. Its hub cannot be published in
     * time.
     */
    private boolean isBehind() {
        return age > Math.max(interval, LEAST_BACKLOG_AGE_MILLIS);
    }

    /** Records that the partition starts to publish. */
    void onRound(long now) {
        thread.onPoll(now);
        if (thread.isIdle(idle)) {
            changedAt = Long.MIN_VALUE;
        }
    }

    /** Returns the time between a change of a hub and its publication, in milliseconds. */
    long publishInterval(long now) {
        // A thread that is busy with other partitions may not process this one for a moment.
        boolean changing = changedAt != Long.MIN_VALUE && now - changedAt < interval;
        return changing && isBehind() ? BACKLOG_INTERVALS * interval : interval;
    }

    /** Returns the time up to which a change makes its hub deferrable. */
    long deferrableUntil(long now) {
        return Math.max(now - DEFERRABLE_AFTER_INTERVALS * interval, backlogAt);
    }
}
