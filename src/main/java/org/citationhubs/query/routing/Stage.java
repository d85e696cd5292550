package org.citationhubs.query.routing;

import org.citationhubs.store.kv.StoreNames;

/**
 * The halves of a partition. A repartition topic lies between the two stages of the topology, so Kafka Streams places each half by itself:
 * the lists of partition 3 may be on one instance and its hubs on another.
 */
public enum Stage {
    /** The reference lists of the citing works of the partition. */
    LISTS(StoreNames.REFERENCE_LISTS),
    /** The cited works of the partition and all that is counted of them. */
    HUBS(StoreNames.HUBS);

    private final String store;

    Stage(String store) {
        this.store = store;
    }

    /** A store of the half: where that is, the whole half is. */
    public String store() {
        return store;
    }
}
