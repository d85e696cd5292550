package org.citationhubs.topology.hubs;

import org.citationhubs.topology.stage.StreamMeters;
import org.citationhubs.topology.stage.ThreadIdleness;

/**
 * What observes a {@link HubPartition}.
 *
 * @param thread the idleness of the thread that works on the partition
 */
record HubStageInstruments(StreamMeters meters, PublicationTraces traces, ThreadIdleness thread) {}
