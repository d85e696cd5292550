package org.citationhubs.store.kv;

import java.util.NoSuchElementException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of a store that another thread writes to: each step holds the lock of the store, and an entry that
 * {@link #hasNext} announced is returned even if it is deleted before {@link #next}.
 */
final class LockingIterator implements KeyValueIterator<Bytes, byte[]> {

    private final KeyValueIterator<Bytes, byte[]> entries;
    private final Object lock;
    private @Nullable KeyValue<Bytes, byte[]> announced;

    /** Iterates over entries that are written under a lock. */
    LockingIterator(KeyValueIterator<Bytes, byte[]> entries, Object lock) {
        this.entries = entries;
        this.lock = lock;
    }

    @Override
    public boolean hasNext() {
        return announce() != null;
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
        KeyValue<Bytes, byte[]> entry = present(announce());
        announced = null;
        return entry;
    }

    @Override
    public Bytes peekNextKey() {
        return present(announce()).key;
    }

    @Override
    public void close() {
        announced = null;
        entries.close();
    }

    private @Nullable KeyValue<Bytes, byte[]> announce() {
        if (announced == null) {
            synchronized (lock) {
                announced = entries.hasNext() ? entries.next() : null;
            }
        }
        return announced;
    }

    private static KeyValue<Bytes, byte[]> present(@Nullable KeyValue<Bytes, byte[]> entry) {
        if (entry == null) {
            throw new NoSuchElementException();
        }
        return entry;
    }
}
