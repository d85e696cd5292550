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
import org.jspecify.annotations.Nullable;

/**
 * Tells listeners what is published, and keeps the latest records of each partition for those who were away for a moment.
 *
 * <p>One lock guards all of it, so that nobody who subscribes while a record arrives is told it twice or never.
 */
@ApplicationScoped
public class Feed {

    /** Records that are kept, of all partitions of a channel together: minutes of a busy service. */
    private static final long MOST_WEIGHT = 16L << 20;

    private final Map<FeedChannel, PartitionTail> tails = new EnumMap<>(FeedChannel.class);
    private final long mostWeight;

    /** Keeps as much as is reasonable. */
    public Feed() {
        this(MOST_WEIGHT);
    }

    Feed(long mostWeight) {
        this.mostWeight = mostWeight;
        for (FeedChannel channel : FeedChannel.values()) {
            tails.put(channel, new PartitionTail());
        }
    }

    /** Says where a partition is read from: what comes before is not known here. */
    public synchronized void begins(FeedChannel channel, int partition, long offset) {
        tail(channel).begins(partition, offset);
    }

    /** Tells a record to whoever listens to its hub or to everything. */
    public synchronized void publish(PublishedRecord record) {
        PartitionTail tail = tail(record.channel());
        tail.keep(record, mostWeight);
        tail.toAll.forEach(listener -> listener.tell(record));
        tail.toHub.getOrDefault(record.hub(), Set.of()).forEach(listener -> listener.tell(record));
    }

    /**
     * Subscribes. The listener may be told before this returns.
     *
     * @param hub that is listened to, null for all
     * @param partition of the hub, or of none if all are listened to
     * @param last how far he was told before, null if he begins
     */
    public synchronized Subscription subscribe(
            FeedChannel channel,
            @Nullable String hub,
            int partition,
            @Nullable FeedPosition last,
            FeedListener listener) {
        PartitionTail tail = tail(channel);
        Set<FeedListener> listeners =
                hub == null ? tail.toAll : tail.toHub.computeIfAbsent(hub, none -> new LinkedHashSet<>());
        listeners.add(listener);
        AtomicBoolean ended = new AtomicBoolean();
        Runnable end = () -> {
            if (ended.compareAndSet(false, true)) {
                unsubscribe(tail, hub, listener);
            }
        };
        FeedPosition now = hub == null ? tail.place() : tail.place(partition);
        if (last == null) {
            return new Subscription(now, now, List.of(), false, end);
        }
        return new Subscription(last, now, tail.after(last, hub), tail.reaches(last, now), end);
    }

    private synchronized void unsubscribe(PartitionTail tail, @Nullable String hub, FeedListener listener) {
        if (hub == null) {
            tail.toAll.remove(listener);
            return;
        }
        Set<FeedListener> listeners = tail.toHub.get(hub);
        if (listeners != null && listeners.remove(listener) && listeners.isEmpty()) {
            tail.toHub.remove(hub);
        }
    }

    private PartitionTail tail(FeedChannel channel) {
        PartitionTail tail = tails.get(channel);
        if (tail == null) {
            throw new IllegalStateException("no channel " + channel);
        }
        return tail;
    }

    /** The latest records of a channel, and who listens to it. */
    private static final class PartitionTail {

        private final Map<Integer, Deque<PublishedRecord>> kept = new TreeMap<>();

        /** Of each partition the offset before the first record that is kept: nothing after it is missing. */
        private final Map<Integer, Long> before = new HashMap<>();

        private final TreeMap<Integer, Long> last = new TreeMap<>();
        private final Set<FeedListener> toAll = new LinkedHashSet<>();
        private final Map<String, Set<FeedListener>> toHub = new HashMap<>();
        private long weight;

        void begins(int partition, long offset) {
            Deque<PublishedRecord> old = kept.put(partition, new ArrayDeque<>());
            if (old != null) {
                old.forEach(record -> weight -= record.weight());
            }
            before.put(partition, offset - 1);
            last.put(partition, offset - 1);
        }

        void keep(PublishedRecord record, long mostWeight) {
            before.putIfAbsent(record.partition(), record.offset() - 1);
            kept.computeIfAbsent(record.partition(), none -> new ArrayDeque<>()).addLast(record);
            last.put(record.partition(), record.offset());
            weight += record.weight();
            // One partition at a time gives way: the one that grows.
            boolean more = true;
            while (weight > mostWeight && more) {
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

        FeedPosition place() {
            return new FeedPosition(last);
        }

        FeedPosition place(int partition) {
            return FeedPosition.at(partition, last.getOrDefault(partition, -1L));
        }

        List<PublishedRecord> after(FeedPosition place, @Nullable String hub) {
            List<PublishedRecord> missed = new ArrayList<>();
            kept.forEach((partition, records) -> {
                Long told = place.offsets().get(partition);
                for (PublishedRecord record : records) {
                    if (told != null
                            && record.offset() > told
                            && (hub == null || record.hub().equals(hub))) {
                        missed.add(record);
                    }
                }
            });
            return missed;
        }

        /** Whether nothing that came after a place is forgotten, in the partitions that are listened to. */
        boolean reaches(FeedPosition place, FeedPosition listened) {
            return listened.offsets().keySet().stream().allMatch(partition -> {
                Long told = place.offsets().get(partition);
                Long first = before.get(partition);
                return told != null && first != null && told >= first && told <= last.getOrDefault(partition, -1L);
            });
        }
    }
}
