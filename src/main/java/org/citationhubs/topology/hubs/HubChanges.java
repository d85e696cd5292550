package org.citationhubs.topology.hubs;

import org.citationhubs.store.hubs.HubCache;
import org.citationhubs.store.hubs.InMemoryHub;

/**
 * Schedules the publication of hubs that change, and records by which record they changed, for the latency meter and
 * for the trace. Used by one stream thread.
 */
final class HubChanges {

    /**
     * Number of citing works from which on the counts of a work are kept up to date. Below, they are counted for each
     * query.
     */
    private static final int LEAST_CITING_WORKS = 10;

    private final HubCache hubs;
    private final PublicationScheduler scheduler;
    private final ChangeTimeSamples times;
    private final PublicationTraces traces;
    private final int leastCitingWorks;
    private long eventTime;
    private long now;

    /**
     * Creates a listener for the changes of one partition.
     *
     * @param leastPublished the number of citing works from which on a hub is published
     */
    HubChanges(
            HubCache hubs,
            PublicationScheduler scheduler,
            ChangeTimeSamples times,
            PublicationTraces traces,
            int leastPublished) {
        this.hubs = hubs;
        this.scheduler = scheduler;
        this.times = times;
        this.traces = traces;
        this.leastCitingWorks = Math.min(LEAST_CITING_WORKS, Math.max(1, leastPublished));
    }

    /** Sets the times of the changes that follow: of the event behind them, and of the wall clock. */
    void beginRecord(long newEventTime, long newNow) {
        eventTime = newEventTime;
        now = newNow;
    }

    /** Sets the time of the changes that follow, which come from work that was started before. */
    void beginRound(long newNow) {
        now = newNow;
    }

    /** Records that the citations of a hub changed. */
    void citationsChanged(InMemoryHub hub) {
        if (hub.isStored() || hub.citingWorks() >= leastCitingWorks) {
            scheduler.add(hub.number(), now);
            times.add(hub.number(), eventTime);
            traces.addChange(hub.number());
        }
    }

    /** Records that something else in the summary of a hub changed. */
    void summaryChanged(int hub) {
        if (hubs.storedHeader(hub) != null) {
            scheduler.add(hub, now);
            traces.addChange(hub);
        }
    }
}
