package org.citationhubs.query.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.citationhubs.store.memory.HeapBudget;
import org.jspecify.annotations.Nullable;

/**
 * Delivers published records to listeners, and keeps the latest records of each partition for listeners that reconnect.
 *
 * <p>Thread-safe: one monitor guards all state, so that a listener which subscribes while a record arrives gets the
 * record exactly once.
 */
@ApplicationScoped
public class Feed {

    private final Map<FeedChannel, ChannelTail> tails = new EnumMap<>(FeedChannel.class);
    private final long maxWeight;

    /** Creates an empty feed. */
    public Feed() {
        this(HeapBudget.ofThisProcess().feed() / FeedChannel.values().length);
    }

    /**
     * Creates an empty feed.
     *
     * @param maxWeight total weight of the kept records of a channel
     */
    Feed(long maxWeight) {
        this.maxWeight = maxWeight;
        for (FeedChannel channel : FeedChannel.values()) {
            tails.put(channel, new ChannelTail());
        }
    }

    /** Sets the offset from which a partition is read; the feed has no record before it. */
    public synchronized void startAt(FeedChannel channel, int partition, long offset) {
        tail(channel).startAt(partition, offset);
    }

    /** Delivers a record to the listeners of its hub and to the listeners of all hubs. */
    public synchronized void publish(PublishedRecord record) {
        ChannelTail tail = tail(record.channel());
        tail.keep(record, maxWeight);
        tail.listeners.forEach(listener -> listener.onRecord(record));
        tail.listenersByHub.getOrDefault(record.hub(), Set.of()).forEach(listener -> listener.onRecord(record));
    }

    /**
     * Adds a listener, which may get records before this method returns.
     *
     * @param hub id of the hub, null for all hubs
     * @param partition of the hub; ignored for all hubs
     * @param last position of the last record that the listener got before, null for a new listener
     */
    public synchronized Subscription subscribe(
            FeedChannel channel,
            @Nullable String hub,
            int partition,
            @Nullable FeedPosition last,
            FeedListener listener) {
        ChannelTail tail = tail(channel);
        Set<FeedListener> listeners =
                hub == null ? tail.listeners : tail.listenersByHub.computeIfAbsent(hub, none -> new LinkedHashSet<>());
        listeners.add(listener);
        AtomicBoolean ended = new AtomicBoolean();
        Runnable end = () -> {
            if (ended.compareAndSet(false, true)) {
                unsubscribe(tail, hub, listener);
            }
        };
        FeedPosition now = hub == null ? tail.position() : tail.position(partition);
        if (last == null) {
            return new Subscription(now, now, List.of(), false, end);
        }
        return new Subscription(last, now, tail.after(last, hub), tail.reachesBackTo(last, now), end);
    }

    private synchronized void unsubscribe(ChannelTail tail, @Nullable String hub, FeedListener listener) {
        if (hub == null) {
            tail.listeners.remove(listener);
            return;
        }
        Set<FeedListener> listeners = tail.listenersByHub.get(hub);
        if (listeners != null && listeners.remove(listener) && listeners.isEmpty()) {
            tail.listenersByHub.remove(hub);
        }
    }

    private ChannelTail tail(FeedChannel channel) {
        ChannelTail tail = tails.get(channel);
        if (tail == null) {
            throw new IllegalStateException("no channel " + channel);
        }
        return tail;
    }

    /** The latest records of a channel, and its listeners. Guarded by the monitor of the feed. */
    private static final class ChannelTail {

        private final Map<Integer, Deque<PublishedRecord>> kept = new TreeMap<>();

        /** By partition, the offset before the first kept record; no record after it is missing. */
        private final Map<Integer, Long> before = new HashMap<>();

        private final TreeMap<Integer, Long> last = new TreeMap<>();
        private final Set<FeedListener> listeners = new LinkedHashSet<>();
        private final Map<String, Set<FeedListener>> listenersByHub = new HashMap<>();
        private long weight;

        void startAt(int partition, long offset) {
            Deque<PublishedRecord> old = kept.put(partition, new ArrayDeque<>());
            if (old != null) {
                old.forEach(record -> weight -= record.weight());
            }
            before.put(partition, offset - 1);
            last.put(partition, offset - 1);
        }

        void keep(PublishedRecord record, long maxWeight) {
            before.putIfAbsent(record.partition(), record.offset() - 1);
            kept.computeIfAbsent(record.partition(), none -> new ArrayDeque<>()).addLast(record);
            last.put(record.partition(), record.offset());
            weight += record.weight();
            // Only the partition that grows loses its oldest records.
            boolean more = true;
            while (weight > maxWeight && more) {
                more = dropOldest(record.partition());
            }
        }

        private boolean dropOldest(int partition) {
            Deque<PublishedRecord> records = kept.get(partition);
            PublishedRecord oldest = records == null ? null : records.pollFirst();
            if (oldest == null) {
                return false;
            }
            before.put(partition, oldest.offset());
            weight -= oldest.weight();
            return true;
        }

        FeedPosition position() {
            return new FeedPosition(last);
        }

        FeedPosition position(int partition) {
            return FeedPosition.at(partition, last.getOrDefault(partition, -1L));
        }

        List<PublishedRecord> after(FeedPosition position, @Nullable String hub) {
            List<PublishedRecord> missed = new ArrayList<>();
            kept.forEach((partition, records) -> {
                Long delivered = position.offsets().get(partition);
                for (PublishedRecord record : records) {
                    if (delivered != null
                            && record.offset() > delivered
                            && (hub == null || record.hub().equals(hub))) {
                        missed.add(record);
                    }
                }
            });
            return missed;
        }

        /** Returns whether every record after a position is still kept, in the partitions of another position. */
        boolean reachesBackTo(FeedPosition position, FeedPosition subscribed) {
            return subscribed.offsets().keySet().stream().allMatch(partition -> {
                Long delivered = position.offsets().get(partition);
                Long first = before.get(partition);
                return delivered != null
                        && first != null
                        && delivered >= first
                        && delivered <= last.getOrDefault(partition, -1L);
            });
        }
    }
}
