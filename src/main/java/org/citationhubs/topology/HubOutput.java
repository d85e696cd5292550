package org.citationhubs.topology;

import org.citationhubs.hub.HubNews;
import org.citationhubs.hub.HubSummary;
import org.jspecify.annotations.Nullable;

/** What stage 2 sends out. */
sealed interface HubOutput {

    /**
     * A publication of a hub.
     *
     * @param summary null if the hub is withdrawn, because it has too few citing works left
     */
    record Publication(@Nullable HubSummary summary) implements HubOutput {}

    /** Something that changed of a hub. */
    record News(HubNews news) implements HubOutput {}

    /** A message to another partition of hubs. */
    record Message(int partition, ToHubs message) implements HubOutput {}

    /** A message to a partition of reference lists. */
    record ListMessage(int partition, ToLists message) implements HubOutput {}
}
