package org.citationhubs.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
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
    private static final long LONG_AGO = Long.MIN_VALUE;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Set<Integer> waiting = new HashSet<>();
    private final Deque<Change> queue = new ArrayDeque<>();
    private final Map<Integer, Long> held = new LinkedHashMap<>();

    /** Goes on with what the store holds. */
    public Unpublished(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<Bytes, byte[]> left = store.all()) {
            while (left.hasNext()) {
                KeyValue<Bytes, byte[]> entry = left.next();
                if (isHub(entry.key)) {
                    enqueue(Keys.intAt(entry.key, 0), LONG_AGO);
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

    /**
     * The hub that is due the longest if it may be {@link #hold held} back; 0 if it may not, because it changed later than this, was held back before, or has waited
     * since before a crash.
     *
     * @param changedUntil when it must have changed at the latest
     */
    public int holdable(long changedUntil) {
        Change first = queue.peekFirst();
        return first != null && first.since != LONG_AGO && first.since <= changedUntil ? first.hub : 0;
    }

    /** Holds back the hub that is due the longest until it is {@link #release released}. */
    public void hold(long now) {
        held.put(queue.removeFirst().hub, now);
    }

    /** A hub that is held back, if it is, is due at once. */
    public void release(int hub) {
        if (held.remove(hub) != null) {
            queue.addFirst(new Change(hub, LONG_AGO));
        }
    }

    /** All hubs that were held back at some time or before it are due at once. */
    public void releaseHeldUntil(long time) {
        Iterator<Map.Entry<Integer, Long>> oldestFirst = held.entrySet().iterator();
        while (oldestFirst.hasNext()) {
            Map.Entry<Integer, Long> oldest = oldestFirst.next();
            if (oldest.getValue() > time) {
                return;
            }
            oldestFirst.remove();
            queue.addFirst(new Change(oldest.getKey(), LONG_AGO));
        }
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
        return queue.size() + held.size();
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
