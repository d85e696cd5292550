package org.citationhubs.store.kv;

import java.util.List;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Measures the writes of a store, each of which is a record of its changelog: how many, and the largest of them. */
final class MeasuredStore implements KeyValueStore<Bytes, byte[]> {

    private static final Bytes WATERMARK = Bytes.wrap(new byte[] {0});

    private final KeyValueStore<Bytes, byte[]> store;
    private int largest;
    private long writes;
    private long watermarks;

    MeasuredStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Returns the size of the largest key with its value, in bytes. */
    int largest() {
        return largest;
    }

    /** Returns the number of writes. */
    long writes() {
        return writes;
    }

    /** Returns the number of watermarks among the writes. */
    long watermarks() {
        return watermarks;
    }

    private void measure(Bytes key, byte @Nullable [] value) {
        writes++;
        watermarks += key.equals(WATERMARK) ? 1 : 0;
        largest = Math.max(largest, key.get().length + (value == null ? 0 : value.length));
    }

    @Override
    public void put(Bytes key, byte[] value) {
        measure(key, value);
        store.put(key, value);
    }

    @Override
    public byte[] putIfAbsent(Bytes key, byte[] value) {
        measure(key, value);
        return store.putIfAbsent(key, value);
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        entries.forEach(entry -> measure(entry.key, entry.value));
        store.putAll(entries);
    }

    @Override
    public byte[] delete(Bytes key) {
        measure(key, null);
        return store.delete(key);
    }

    @Override
    public byte[] get(Bytes key) {
        return store.get(key);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        return store.range(from, to);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseRange(Bytes from, Bytes to) {
        return store.reverseRange(from, to);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return store.all();
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseAll() {
        return store.reverseAll();
    }

    @Override
    public <P extends Serializer<S>, S> KeyValueIterator<Bytes, byte[]> prefixScan(S prefix, P serializer) {
        return store.prefixScan(prefix, serializer);
    }

    @Override
    public long approximateNumEntries() {
        return store.approximateNumEntries();
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        store.init(context, root);
    }

    @Override
    public void close() {
        store.close();
    }

    @Override
    public boolean persistent() {
        return store.persistent();
    }

    @Override
    public boolean isOpen() {
        return store.isOpen();
    }
}
