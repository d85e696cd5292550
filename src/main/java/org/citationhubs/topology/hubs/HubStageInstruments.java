package org.citationhubs.topology.hubs;

import java.util.function.LongSupplier;
import org.citationhubs.topology.stage.PublishedKeys;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.ThreadIdleness;

/**
 * What observes a {@link HubPartition}, and what it observes besides its messages.
 *
 * @param publishedKeys the keys of the output topic
 * @param thread the idleness of the thread that works on the partition
 * @param nanoTime as {@link System#nanoTime}
 * @param wallClock milliseconds since 1970
 */
record HubStageInstruments(
        StreamMeters meters,
        PublicationTraces traces,
        PublishedKeys publishedKeys,
        ThreadIdleness thread,
        LongSupplier nanoTime,
        LongSupplier wallClock) {}
