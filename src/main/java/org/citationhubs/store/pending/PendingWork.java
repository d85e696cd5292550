package org.citationhubs.store.pending;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;

/**
 * Work that is still to be done in a partition and must survive a crash, all kinds in one store: the partition has
 * caught up when the store is empty. Each {@link PendingKind kind} has a class that uses this view.
 *
 * <p>Owned by one stream thread; the static methods read the store from other threads.
 */
public final class PendingWork {

    private static final byte[] NO_VALUE = {};

    private final KeyValueStore<Bytes, byte[]> store;
    private final PackedWriter out = new PackedWriter();

    /** Reads and writes {@code store}. */
    public PendingWork(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    void add(PendingKey key) {
        store.put(key.toBytes(), NO_VALUE);
    }

    /** Adds work that continues at a row of a hub after a crash. */
    void add(PendingKey key, int row) {
        store.put(key.toBytes(), out.reset().writeCount(row).toBytes());
    }

    void remove(PendingKey key) {
        store.delete(key.toBytes());
    }

    boolean contains(PendingKey key) {
        return store.get(key.toBytes()) != null;
    }

    /**
     * Returns the row at which work continues.
     *
     * @throws IllegalStateException if there is no such work
     */
    int row(PendingKey key) {
        byte[] row = store.get(key.toBytes());
        if (row == null) {
            throw new IllegalStateException(key + " is not pending");
        }
        return new PackedReader(row).readCount();
    }

    /** Returns the numbers of all work of a kind. */
    List<Integer> numbers(PendingKind kind) {
        List<Integer> numbers = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                PendingKey key = PendingKey.ofBytes(entries.next().key);
                if (key != null && key.kind() == kind) {
                    numbers.add(key.number());
                }
            }
        }
        return numbers;
    }

    /** Returns whether a hub changed and is not published yet. */
    public static boolean isUnpublished(ReadOnlyKeyValueStore<Bytes, byte[]> store, int hub) {
        return store.get(new PendingKey(PendingKind.PUBLICATION, hub).toBytes()) != null;
    }

    /** Returns the amount of pending work of all kinds. */
    public static int size(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        int size = 0;
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                entries.next();
                size++;
            }
        }
        return size;
    }
}
