package org.citationhubs.topology.hubs;

import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.summary.HubChangeEvent;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.topology.message.HubStageMessage;
import org.citationhubs.topology.message.ListStageMessage;
import org.jspecify.annotations.Nullable;

/** Where the parts of a stage-2 task send what they have to say. */
interface OutputSink {

    /** Publishes a hub, or withdraws it if there is no summary. */
    void publish(WorkId hub, @Nullable HubSummary summary);

    /** Tells what changed of a hub. */
    void publish(HubChangeEvent news);

    /** Tells a partition of hubs something. */
    void tell(int partition, HubStageMessage message);

    /** Tells a partition of reference lists something. */
    void tell(int partition, ListStageMessage message);
}
