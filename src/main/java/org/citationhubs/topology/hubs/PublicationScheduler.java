package org.citationhubs.topology.hubs;

import java.time.Duration;
import org.citationhubs.store.pending.PublicationQueue;

/**
 * Decides which hub of a partition is published when. A hub is due one publish interval after its first unpublished
 * change, or later while the partition works off a backlog. A hub whose change is old may be deferred until its titles
 * are complete, so that it is published once and not twice.
 *
 * <p>Time is the wall clock in milliseconds since 1970. Used by one stream thread.
 */
final class PublicationScheduler {

    /** Stands for no hub: numbers of works start at one. */
    static final int NO_HUB = 0;

    /**
     * The part of a publish interval after which titles are requested: early enough for the replies, which take two
     * commits, and late enough for the ranking to be nearly that of the publication.
     */
    private static final int PREPARED_AFTER = 2;

    /**
     * Number of publish intervals after which a hub whose titles are complete is published ahead of hubs not yet
     * examined.
     */
    private static final int LONG_DEFERRED = 2;

    /**
     * Number of publish intervals a hub is deferred at most: the partition that owns the works may be unavailable.
     */
    private static final int MAX_DEFERRED = 5;

    private final PublicationQueue queue;
    private final BacklogDetector backlog;
    private final long interval;
    private long now;
    private long preparedUntil;
    private long dueUntil;
    private long deferrableUntil;

    /**
     * Creates a scheduler.
     *
     * @param queue the hubs that changed and are not published yet
     * @param publishInterval the least time between two publications of a hub
     */
    PublicationScheduler(PublicationQueue queue, BacklogDetector backlog, Duration publishInterval) {
        this.queue = queue;
        this.backlog = backlog;
        this.interval = publishInterval.toMillis();
    }

    /** Records that a hub changed. An earlier change that is not published yet decides when the hub is due. */
    void add(int hub, long changedAt) {
        queue.add(hub, changedAt);
    }

    /** Starts a round of publications. The methods below refer to the time at which the round started. */
    void beginRound(long newNow) {
        now = newNow;
        backlog.onRound(now);
        long wait = backlog.publishInterval(now);
        preparedUntil = now - wait / PREPARED_AFTER;
        dueUntil = now - wait;
        deferrableUntil = backlog.deferrableUntil(now);
        queue.releaseDeferredUntil(now - MAX_DEFERRED * interval);
    }

    /**
     * Returns a hub that will be due soon and will not be deferred, so that its titles are to be requested now; each
     * hub once for each publication. Returns {@link #NO_HUB} if there is none.
     */
    int nextToPrepare() {
        return queue.pollUnprepared(deferrableUntil, preparedUntil);
    }

    /** Returns whether a hub is due. */
    boolean hasDue() {
        return queue.isDue(dueUntil);
    }

    /** Returns the hub whose turn it is if it may be deferred, {@link #NO_HUB} if it may not. */
    int deferrable() {
        // Other hubs are examined while the titles of the deferred ones arrive, unless those wait for long after that.
        return queue.isReleased(now - LONG_DEFERRED * interval)
                ? NO_HUB
                : queue.deferrable(Math.min(dueUntil, deferrableUntil));
    }

    /**
     * Defers the hub that is {@link #deferrable}, until {@link #titlesComplete} or for as long as a hub is deferred at
     * most.
     */
    void defer() {
        queue.deferFirst(now);
    }

    /** Makes a hub due if it is deferred. */
    void titlesComplete(int hub) {
        queue.release(hub);
    }

    /** Takes the hub whose turn it is; to be called only if a hub {@link #hasDue is due}. */
    int take() {
        backlog.onPublication(now);
        return deferrable() == NO_HUB ? queue.take() : queue.takeFirst();
    }

    /** Records that a hub that was taken is stored as published. */
    void published(int hub) {
        queue.onPublished(hub);
    }

    /** Returns the number of hubs that changed and are not published yet. */
    int size() {
        return queue.size();
    }
}
