package org.citationhubs.topology;

import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.HubNews;
import org.citationhubs.hub.HubSummary;
import org.jspecify.annotations.Nullable;

/** Where the parts of a stage-2 task send what they have to say. */
interface HubOutlet {

    /** Publishes a hub, or withdraws it if there is no summary. */
    void publish(WorkId hub, @Nullable HubSummary summary);

    /** Tells what changed of a hub. */
    void publish(HubNews news);

    /** Tells a partition of hubs something. */
    void tell(int partition, ToHubs message);

    /** Tells a partition of reference lists something. */
    void tell(int partition, ToLists message);
}
