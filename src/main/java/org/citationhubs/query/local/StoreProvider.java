package org.citationhubs.query.local;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Gives access to the state stores of this instance. */
@FunctionalInterface
public interface StoreProvider {

    /**
     * Returns a store of a partition without a query to it. A read throws {@link StoreUnavailableException} if the
     * store cannot be read then.
     */
    ReadOnlyKeyValueStore<Bytes, byte[]> store(String name, int partition);
}
