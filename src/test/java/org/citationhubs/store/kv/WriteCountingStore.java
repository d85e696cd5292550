package org.citationhubs.store.kv;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;

/** Counts the writes of a store, each of which is a record in its changelog. */
final class WriteCountingStore extends InMemoryKeyValueStore {

    private static final Bytes WATERMARK = Bytes.wrap(new byte[] {0});

    private long writes;
    private long watermarks;

    WriteCountingStore(String name) {
        super(name);
    }

    @Override
    public synchronized void put(Bytes key, byte[] value) {
        writes++;
        if (key.equals(WATERMARK)) {
            watermarks++;
        }
        super.put(key, value);
    }

    long writes() {
        return writes;
    }

    long watermarks() {
        return watermarks;
    }
}
