package org.citationhubs.store.hubs;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.hub.rank.LogLinearBucket;
import org.citationhubs.hub.summary.HubLabel.LabelName;
import org.citationhubs.hub.summary.HubOrder;
import org.citationhubs.hub.summary.PublishedState;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.store.kv.StoreKeys;
import org.jspecify.annotations.Nullable;

/**
 * Indexes the hubs of a partition in each {@link HubOrder}, greatest first, by the {@link LogLinearBucket} of the
 * value: an entry moves only when its bucket changes, and the reader of a bucket sorts its hubs by their headers.
 *
 * <p>Each entry holds tier and label, so that a filter need not read the headers of the hubs it rejects. The number of
 * hubs of each tier and label is stored too.
 */
public final class HubOrderIndex {

    /** Stands in a key where entries have the code of the order: the number of hubs in an order, by tier and label. */
    private static final int COUNTS = 0;

    private HubOrderIndex() {}

    /** Selects hubs by tier and label. */
    @FunctionalInterface
    public interface HubFilter {

        boolean matches(Tier tier, @Nullable LabelName label);
    }

    /** Updates the entries and counts of a hub after a publication. */
    public static void update(KeyValueStore<Bytes, byte[]> store, int hub, PublishedState before, PublishedState now) {
        boolean sameKind = before.tier() == now.tier() && before.label() == now.label();
        for (HubOrder order : HubOrder.values()) {
            int was = order.bucket(before);
            int is = order.bucket(now);
            // Counts rise before entries are added, so that a concurrent reader never sees more hubs than counted.
            if (is >= 0 && (was < 0 || !sameKind)) {
                add(store, order, now, 1);
            }
            if (was >= 0 && was != is) {
                // KeyValueStore.delete would read the old value.
                store.put(StoreKeys.inOrder(order.code(), ~was, hub), null);
            }
            if (is >= 0 && (was != is || !sameKind)) {
                store.put(StoreKeys.inOrder(order.code(), ~is, hub), kind(now));
            }
            if (was >= 0 && (is < 0 || !sameKind)) {
                add(store, order, before, -1);
            }
        }
    }

    private static byte[] kind(PublishedState shown) {
        LabelName label = shown.label();
        return new byte[] {(byte) shown.tier().code(), (byte) (label == null ? 0 : label.code())};
    }

    private static void add(KeyValueStore<Bytes, byte[]> store, HubOrder order, PublishedState shown, int hubs) {
        byte[] kind = kind(shown);
        Bytes key = StoreKeys.inOrder(COUNTS, order.code(), kind[0] << 8 | kind[1]);
        byte[] counted = store.get(key);
        int now = (counted == null ? 0 : StoreKeys.intAt(counted, 0)) + hubs;
        if (now == 0) {
            store.delete(key);
        } else {
            store.put(key, StoreKeys.bytesOf(now));
        }
    }

    /** Returns the number of hubs of an order that match a filter. */
    public static int count(ReadOnlyKeyValueStore<Bytes, byte[]> store, HubOrder order, HubFilter filter) {
        int count = 0;
        try (KeyValueIterator<Bytes, byte[]> cells = store.range(
                StoreKeys.inOrder(COUNTS, order.code(), 0),
                StoreKeys.inOrder(COUNTS, order.code(), Integer.MAX_VALUE))) {
            while (cells.hasNext()) {
                KeyValue<Bytes, byte[]> cell = cells.next();
                int kind = StoreKeys.intAt(cell.key, 8);
                count += matches(filter, kind >> 8, kind & 0xFF) ? StoreKeys.intAt(cell.value, 0) : 0;
            }
        }
        return count;
    }

    private static boolean matches(HubFilter filter, int tier, int label) {
        return filter.matches(Tier.ofCode(tier), label == 0 ? null : LabelName.ofCode(label));
    }

    /**
     * Visits the hubs one bucket after another, highest first, until the visitor stops.
     *
     * @param from the value whose bucket is the first to visit; {@link Double#MAX_VALUE} for all buckets
     * @param filter selects the hubs that are passed to the visitor
     */
    public static void forEachBucket(
            ReadOnlyKeyValueStore<Bytes, byte[]> store,
            HubOrder order,
            double from,
            HubFilter filter,
            RankedHubVisitor visitor) {
        int highest = from == Double.MAX_VALUE ? Integer.MAX_VALUE : order.bucketOf(from);
        List<Integer> hubs = new ArrayList<>();
        int bucket = highest;
        int read = 0;
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(
                StoreKeys.inOrder(order.code(), ~highest, 0), StoreKeys.inOrder(order.code(), -1, Integer.MAX_VALUE))) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                int next = ~StoreKeys.intAt(entry.key, 4);
                if (next != bucket) {
                    if (read > 0 && !visitor.visit(hubs, order.least(bucket), read)) {
                        return;
                    }
                    hubs = new ArrayList<>();
                    bucket = next;
                }
                read++;
                if (matches(filter, entry.value[0], entry.value[1])) {
                    hubs.add(StoreKeys.intAt(entry.key, 8));
                }
            }
        }
        if (read > 0) {
            visitor.visitLast(hubs);
        }
    }

    /** Receives the hubs of buckets. */
    public interface RankedHubVisitor {

        /**
         * Visits the matching hubs of a bucket that is not the last.
         *
         * @param least the smallest value in the bucket: all hubs with this or a greater value have been read
         * @param read the number of hubs read so far, including those that do not match
         * @return whether to continue with the next lower bucket
         */
        boolean visit(List<Integer> hubs, double least, int read);

        /** Visits the matching hubs of the last bucket. */
        void visitLast(List<Integer> hubs);
    }
}
