package org.citationhubs.store.pending;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The hubs that changed and are not published yet, oldest change first. The set is stored, so that a crash between a
 * change and its publication loses no hub; the times of the changes are in memory, and after a crash all hubs are due
 * at once.
 *
 * <p>Owned by one stream thread.
 */
public final class PublicationQueue {

    private static final long BEFORE_RESTART = Long.MIN_VALUE;

    private final PendingWork pending;
    private final Set<Integer> waiting = new HashSet<>();
    private final Deque<QueuedChange> queue = new ArrayDeque<>();
    private final Deque<QueuedChange> unprepared = new ArrayDeque<>();
    private final Map<Integer, Long> deferred = new LinkedHashMap<>();
    private final Deque<QueuedChange> released = new ArrayDeque<>();

    /** Continues with the hubs that {@code pending} holds. */
    public PublicationQueue(PendingWork pending) {
        this.pending = pending;
        pending.numbers(PendingKind.PUBLICATION).forEach(hub -> enqueue(hub, BEFORE_RESTART));
    }

    private static PendingKey key(int hub) {
        return new PendingKey(PendingKind.PUBLICATION, hub);
    }

    /**
     * Adds a hub that changed. A hub that is waiting already keeps the time of its earlier change.
     *
     * @param now milliseconds of the wall clock
     */
    public void add(int hub, long now) {
        if (!waiting.contains(hub)) {
            pending.add(key(hub));
            enqueue(hub, now);
            unprepared.addLast(queue.getLast());
        }
    }

    private void enqueue(int hub, long since) {
        waiting.add(hub);
        queue.addLast(new QueuedChange(hub, since));
    }

    /**
     * Returns the waiting hub that changed first among those not returned by this method yet; 0 if there is none.
     *
     * @param changedAfter hubs that changed at or before this time are skipped
     * @param changedUntil hubs that changed later than this are left for a later call
     */
    public int pollUnprepared(long changedAfter, long changedUntil) {
        while (!unprepared.isEmpty() && unprepared.getFirst().since <= changedUntil) {
            QueuedChange change = unprepared.removeFirst();
            if (change.since > changedAfter && waiting.contains(change.hub)) {
                return change.hub;
            }
        }
        return 0;
    }

    /** Returns whether a hub is due: one that changed at or before {@code changedUntil}, or a released one. */
    public boolean isDue(long changedUntil) {
        return !released.isEmpty() || firstChange(changedUntil) != null;
    }

    private @Nullable QueuedChange firstChange(long changedUntil) {
        QueuedChange first = queue.peekFirst();
        return first != null && first.since <= changedUntil ? first : null;
    }

    /**
     * Returns the hub that changed first, if it may be {@linkplain #deferFirst deferred}; 0 if it changed later than
     * {@code changedUntil} or has been waiting since before a crash.
     */
    public int deferrable(long changedUntil) {
        QueuedChange first = firstChange(changedUntil);
        return first != null && first.since != BEFORE_RESTART ? first.hub : 0;
    }

    /** Defers the hub that changed first until it is {@linkplain #release released}. */
    public void deferFirst(long now) {
        deferred.put(queue.removeFirst().hub, now);
    }

    /** Makes a hub due at once if it is deferred. */
    public void release(int hub) {
        Long since = deferred.remove(hub);
        if (since != null) {
            released.addLast(new QueuedChange(hub, since));
        }
    }

    /** Returns whether a due hub was deferred at or before {@code time}. */
    public boolean isReleased(long time) {
        QueuedChange first = released.peekFirst();
        return first != null && first.since <= time;
    }

    /** Makes all hubs due that were deferred at or before {@code time}. */
    public void releaseDeferredUntil(long time) {
        Iterator<Map.Entry<Integer, Long>> oldestFirst = deferred.entrySet().iterator();
        while (oldestFirst.hasNext()) {
            Map.Entry<Integer, Long> oldest = oldestFirst.next();
            if (oldest.getValue() > time) {
                return;
            }
            oldestFirst.remove();
            released.addLast(new QueuedChange(oldest.getKey(), oldest.getValue()));
        }
    }

    /** Takes a released hub, or else the hub that changed first; call it only if a hub {@link #isDue is due}. */
    public int take() {
        return taken(released.isEmpty() ? queue.removeFirst() : released.removeFirst());
    }

    /** Takes the hub that changed first; call it only if that hub is {@link #deferrable}. */
    public int takeFirst() {
        return taken(queue.removeFirst());
    }

    private int taken(QueuedChange change) {
        waiting.remove(change.hub);
        return change.hub;
    }

    /**
     * Records that a hub that was taken is published. Call it after the header is stored: from now on, queries rely on
     * the header to show all that is known of the hub.
     */
    public void onPublished(int hub) {
        if (!waiting.contains(hub)) {
            pending.remove(key(hub));
        }
    }

    /** Returns the number of waiting hubs. */
    public int size() {
        return waiting.size();
    }

    private record QueuedChange(int hub, long since) {}
}
