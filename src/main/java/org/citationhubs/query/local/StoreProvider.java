package org.citationhubs.query.local;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Where the state stores of this instance are read from. */
@FunctionalInterface
public interface StoreProvider {

    /**
     * A store of one partition. Nothing is asked yet: whether the store can be read shows at each reading, which throws
     * {@link StoreUnavailableException} if it cannot.
     */
    ReadOnlyKeyValueStore<Bytes, byte[]> store(String name, int partition);
}
