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
 * The hubs of a partition in the orders in which they are listed, greatest first, by {@link LogLinearBucket} of what they are ordered by: a
 * hub moves when its bucket changes, and whoever reads a bucket sorts the hubs in it by what their heads say. Beside each stands its tier and
 * label, so that a filter need not look at the heads of those that it refuses, and of each tier and label is counted how many there are.
 */
public final class HubOrderIndex {

    /** In the place of an order's code: how many hubs are in an order, by tier and label. */
    private static final int COUNTS = 0;

    private HubOrderIndex() {}

    /** Which hubs are wanted. */
    @FunctionalInterface
    public interface HubFilter {

        boolean lets(Tier tier, @Nullable LabelName label);
    }

    /** Notes how a hub is shown now. */
    public static void moved(KeyValueStore<Bytes, byte[]> store, int hub, PublishedState before, PublishedState now) {
        boolean sameKind = before.tier() == now.tier() && before.label() == now.label();
        for (HubOrder order : HubOrder.values()) {
            int was = order.bucket(before);
            int is = order.bucket(now);
            // Whoever reads meanwhile never sees more hubs than are counted.
            if (is >= 0 && (was < 0 || !sameKind)) {
                add(store, order, now, 1);
            }
            if (was >= 0 && was != is) {
                // Deleting would read what was there.
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

    /** How many hubs of an order a filter lets. */
    public static int count(ReadOnlyKeyValueStore<Bytes, byte[]> store, HubOrder order, HubFilter filter) {
        int count = 0;
        try (KeyValueIterator<Bytes, byte[]> cells = store.range(
                StoreKeys.inOrder(COUNTS, order.code(), 0),
                StoreKeys.inOrder(COUNTS, order.code(), Integer.MAX_VALUE))) {
            while (cells.hasNext()) {
                KeyValue<Bytes, byte[]> cell = cells.next();
                int kind = StoreKeys.intAt(cell.key, 8);
                count += lets(filter, kind >> 8, kind & 0xFF) ? StoreKeys.intAt(cell.value, 0) : 0;
            }
        }
        return count;
    }

    private static boolean lets(HubFilter filter, int tier, int label) {
        return filter.lets(Tier.ofCode(tier), label == 0 ? null : LabelName.ofCode(label));
    }

    /**
     * The hubs of one bucket after another, highest first, until the visitor has enough.
     *
     * @param from a value from whose bucket on; {@link Double#MAX_VALUE} for all
     * @param filter of the hubs that the visitor gets
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
                if (lets(filter, entry.value[0], entry.value[1])) {
                    hubs.add(StoreKeys.intAt(entry.key, 8));
                }
            }
        }
        if (read > 0) {
            visitor.visitLast(hubs);
        }
    }

    /** Takes the hubs of a bucket. */
    public interface RankedHubVisitor {

        /**
         * Takes those that a filter let, of a bucket that is not the last.
         *
         * @param least value of which hubs are in the bucket: all with this or a greater value have been read
         * @param read how many hubs, with those that the filter refused
         * @return whether to go on with the next lower bucket
         */
        boolean visit(List<Integer> hubs, double least, int read);

        /** Takes those of the last bucket. */
        void visitLast(List<Integer> hubs);
    }
}
