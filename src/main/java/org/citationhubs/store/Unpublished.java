package org.citationhubs.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The hubs that have changed and are not published yet, oldest change first. The set is in a store, so that a crash between a change
 * and its publication loses none; when each changed is in memory, and after a crash all are due at once.
 */
public final class Unpublished {

    private static final byte[] MARK = {};

    private final KeyValueStore<Bytes, byte[]> store;
    private final Set<Integer> waiting = new HashSet<>();
    private final Deque<Change> queue = new ArrayDeque<>();

    /** Goes on with what the store holds. */
    public Unpublished(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<Bytes, byte[]> left = store.all()) {
            while (left.hasNext()) {
                KeyValue<Bytes, byte[]> entry = left.next();
                if (isHub(entry.key)) {
                    enqueue(Keys.intAt(entry.key, 0), Long.MIN_VALUE);
                }
            }
        }
    }

    /** Other things wait in the same store, under longer keys. */
    private static boolean isHub(Bytes key) {
        return key.get().length == 4;
    }

    /**
     * Notes that a hub changed.
     *
     * @param now milliseconds of the wall clock; an earlier change of the same hub stands
     */
    public void add(int hub, long now) {
        if (!waiting.contains(hub)) {
            store.put(Keys.of(hub), MARK);
            enqueue(hub, now);
        }
    }

    private void enqueue(int hub, long since) {
        waiting.add(hub);
        queue.addLast(new Change(hub, since));
    }

    /**
     * Whether a hub is due.
     *
     * @param changedUntil when it must have changed at the latest
     */
    public boolean isDue(long changedUntil) {
        Change first = queue.peekFirst();
        return first != null && first.since <= changedUntil;
    }

    /** Takes out the hub that is due the longest; to be called when {@link #isDue}. */
    public int take() {
        Change first = queue.removeFirst();
        waiting.remove(first.hub);
        store.delete(Keys.of(first.hub));
        return first.hub;
    }

    /** How many hubs wait. */
    public int size() {
        return queue.size();
    }

    /** How many hubs, and other things that hubs wait for, wait in a store of another thread. */
    public static int size(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        int size = 0;
        try (KeyValueIterator<Bytes, byte[]> waiting = store.all()) {
            while (waiting.hasNext()) {
                waiting.next();
                size++;
            }
        }
        return size;
    }

    private record Change(int hub, long since) {}
}
