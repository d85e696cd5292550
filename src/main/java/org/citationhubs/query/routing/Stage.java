package org.citationhubs.query.routing;

import org.citationhubs.store.kv.StoreNames;

/**
 * The two stages of the topology. A repartition topic lies between them, so Kafka Streams assigns them separately: the
 * lists of partition 3 may be on one instance and its hubs on another.
 */
public enum Stage {
    /** Holds the reference lists of the citing works of the partition. */
    LISTS(StoreNames.REFERENCE_LISTS),
    /** Holds the cited works of the partition and all counts about them. */
    HUBS(StoreNames.HUBS);

    private final String store;

    Stage(String store) {
        this.store = store;
    }

    /** Returns the name of one store of the stage; all its stores are on the same instance. */
    String store() {
        return store;
    }
}
