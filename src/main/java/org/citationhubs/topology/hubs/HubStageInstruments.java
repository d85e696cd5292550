package org.citationhubs.topology.hubs;

import java.util.function.LongSupplier;
import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.ThreadIdleness;

/**
 * What observes a {@link HubPartition}, and what it measures time with.
 *
 * @param thread the idleness of the thread that works on the partition
 * @param nanoTime as {@link System#nanoTime}
 * @param wallClock milliseconds since 1970
 */
record HubStageInstruments(
        StreamMeters meters,
        PublicationTraces traces,
        ThreadIdleness thread,
        LongSupplier nanoTime,
        LongSupplier wallClock) {}
