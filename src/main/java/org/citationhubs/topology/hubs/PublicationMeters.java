package org.citationhubs.topology.hubs;

import org.citationhubs.topology.stage.StreamMeters;

/** Times the publication of one hub after the other. */
final class PublicationMeters {

    private final StreamMeters meters;
    private final ChangeTimeSamples changes;
    private long began;

    PublicationMeters(StreamMeters meters, ChangeTimeSamples changes) {
        this.meters = meters;
        this.changes = changes;
    }

    /** The publication of a hub begins. */
    void begin() {
        began = System.nanoTime();
    }

    /** Its counts are up to date and its co-cited works ranked. */
    void ranked() {
        meters.merged(System.nanoTime() - began);
    }

    /**
     * It is published, or withdrawn, or neither was called for.
     *
     * @param now in milliseconds since 1970
     */
    void settled(int hub, long now) {
        long changed = changes.take(hub);
        meters.published(
                System.nanoTime() - began, changed == ChangeTimeSamples.UNKNOWN ? -1 : Math.max(0, now - changed));
    }
}
