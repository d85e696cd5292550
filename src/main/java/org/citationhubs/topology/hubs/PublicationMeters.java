package org.citationhubs.topology.hubs;

import org.citationhubs.topology.stage.StreamMeters;

/** Times the publications of hubs, one after the other. */
final class PublicationMeters {

    private final StreamMeters meters;
    private final ChangeTimeSamples changes;
    private long started;

    PublicationMeters(StreamMeters meters, ChangeTimeSamples changes) {
        this.meters = meters;
        this.changes = changes;
    }

    /** Records that the publication of a hub starts. */
    void start() {
        started = System.nanoTime();
    }

    /** Records that the counts of the hub are up to date and its co-cited works ranked. */
    void ranked() {
        meters.merged(System.nanoTime() - started);
    }

    /**
     * Records that the hub is published, or withdrawn, or that neither was necessary.
     *
     * @param now the wall clock in milliseconds since 1970
     */
    void finished(int hub, long now) {
        long eventTime = changes.remove(hub);
        meters.published(
                System.nanoTime() - started,
                eventTime == ChangeTimeSamples.UNKNOWN ? -1 : Math.max(0, now - eventTime));
    }
}
