package org.citationhubs.store.pending;

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
import org.citationhubs.store.kv.StoreKeys;
import org.jspecify.annotations.Nullable;

/**
 * The hubs that have changed and are not published yet, oldest change first. The set is in a store, so that a crash between a change
 * and its publication loses none; when each changed is in memory, and after a crash all are due at once.
 */
public final class PublicationQueue {

    private static final byte[] MARK = {};
    private static final long LONG_AGO = Long.MIN_VALUE;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Set<Integer> waiting = new HashSet<>();
    private final Deque<QueuedChange> queue = new ArrayDeque<>();
    private final Deque<QueuedChange> unprepared = new ArrayDeque<>();
    private final Map<Integer, Long> held = new LinkedHashMap<>();
    private final Deque<QueuedChange> released = new ArrayDeque<>();

    /** Goes on with what the store holds. */
    public PublicationQueue(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<Bytes, byte[]> left = store.all()) {
            while (left.hasNext()) {
                KeyValue<Bytes, byte[]> entry = left.next();
                if (isHub(entry.key)) {
                    enqueue(StoreKeys.intAt(entry.key, 0), LONG_AGO);
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
            store.put(StoreKeys.of(hub), MARK);
            enqueue(hub, now);
            unprepared.addLast(queue.getLast());
        }
    }

    /**
     * The hub that changed first of those that this has not given yet and that still wait; 0 if there is none.
     *
     * @param changedAfter hubs that changed no later than this are passed over
     * @param changedUntil when it must have changed at the latest
     */
    public int nextUnprepared(long changedAfter, long changedUntil) {
        while (!unprepared.isEmpty() && unprepared.getFirst().since <= changedUntil) {
            QueuedChange change = unprepared.removeFirst();
            if (change.since > changedAfter && waiting.contains(change.hub)) {
                return change.hub;
            }
        }
        return 0;
    }

    private void enqueue(int hub, long since) {
        waiting.add(hub);
        queue.addLast(new QueuedChange(hub, since));
    }

    /**
     * Whether a hub is due.
     *
     * @param changedUntil when it must have changed at the latest
     */
    public boolean isDue(long changedUntil) {
        return !released.isEmpty() || changedFirst(changedUntil) != null;
    }

    private @Nullable QueuedChange changedFirst(long changedUntil) {
        QueuedChange first = queue.peekFirst();
        return first != null && first.since <= changedUntil ? first : null;
    }

    /**
     * The hub that changed first, if it may be {@link #hold held} back; 0 if it may not, because it changed later than this or has waited
     * since before a crash.
     *
     * @param changedUntil when it must have changed at the latest
     */
    public int holdable(long changedUntil) {
        QueuedChange first = changedFirst(changedUntil);
        return first != null && first.since != LONG_AGO ? first.hub : 0;
    }

    /** Holds back the hub that changed first until it is {@link #release released}. */
    public void hold(long now) {
        held.put(queue.removeFirst().hub, now);
    }

    /** A hub that is held back, if it is, is due at once. */
    public void release(int hub) {
        Long since = held.remove(hub);
        if (since != null) {
            released.addLast(new QueuedChange(hub, since));
        }
    }

    /** Whether a hub that is due was held back at some time or before it. */
    public boolean isReleased(long heldUntil) {
        QueuedChange first = released.peekFirst();
        return first != null && first.since <= heldUntil;
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
            released.addLast(new QueuedChange(oldest.getKey(), oldest.getValue()));
        }
    }

    /** Takes out a hub that was held back and is due, or else the one that changed first; to be called when one {@link #isDue is due}. */
    public int take() {
        return taken(released.isEmpty() ? queue.removeFirst() : released.removeFirst());
    }

    /** Takes out the hub that changed first; to be called when there is a {@link #holdable} one. */
    public int takeChanged() {
        return taken(queue.removeFirst());
    }

    private int taken(QueuedChange change) {
        waiting.remove(change.hub);
        return change.hub;
    }

    /** A hub that was taken out is published, its head stored: only now may others believe that it shows all that is known of it. */
    public void published(int hub) {
        if (!waiting.contains(hub)) {
            store.delete(StoreKeys.of(hub));
        }
    }

    /** Whether a hub waits in a store of another thread. */
    public static boolean waits(ReadOnlyKeyValueStore<Bytes, byte[]> store, int hub) {
        return store.get(StoreKeys.of(hub)) != null;
    }

    /** How many hubs wait. */
    public int size() {
        return waiting.size();
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

    private record QueuedChange(int hub, long since) {}
}
