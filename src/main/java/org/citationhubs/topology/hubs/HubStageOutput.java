package org.citationhubs.topology.hubs;

import org.citationhubs.hub.summary.HubChangeEvent;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.topology.message.HubStageMessage;
import org.citationhubs.topology.message.ListStageMessage;
import org.jspecify.annotations.Nullable;

/** What stage 2 sends out. */
public sealed interface HubStageOutput {

    /**
     * A publication of a hub.
     *
     * @param summary null if the hub is withdrawn, because it has too few citing works left
     */
    record PublicationOutput(@Nullable HubSummary summary) implements HubStageOutput {}

    /** Something that changed of a hub. */
    record ChangeEventOutput(HubChangeEvent news) implements HubStageOutput {}

    /** A message to another partition of hubs. */
    record HubMessageOutput(int partition, HubStageMessage message) implements HubStageOutput {}

    /** A message to a partition of reference lists. */
    record ListMessageOutput(int partition, ListStageMessage message) implements HubStageOutput {}
}
