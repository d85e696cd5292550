package org.citationhubs.topology.hubs;

import org.citationhubs.citation.id.WorkId;
import org.citationhubs.hub.summary.HubChangeEvent;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.topology.message.HubStageMessage;
import org.citationhubs.topology.message.ListStageMessage;
import org.jspecify.annotations.Nullable;

/** An output of stage 2. */
public sealed interface HubStageOutput {

    /**
     * The publication or the withdrawal of a hub.
     *
     * @param summary null if the hub is withdrawn, because too few citing works remain
     */
    record PublicationOutput(WorkId hub, @Nullable HubSummary summary) implements HubStageOutput {}

    /** A change of a published hub. */
    record ChangeEventOutput(HubChangeEvent event) implements HubStageOutput {}

    /** A message to a partition of stage 2. */
    record HubMessageOutput(int partition, HubStageMessage message) implements HubStageOutput {}

    /** A message to a partition of stage 1. */
    record ListMessageOutput(int partition, ListStageMessage message) implements HubStageOutput {}
}
