package org.citationhubs.store;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.hub.Bucket;
import org.citationhubs.hub.Label.Name;
import org.citationhubs.hub.Shown;
import org.citationhubs.hub.Tier;
import org.jspecify.annotations.Nullable;

/**
 * The hubs of a partition in the orders in which they are listed, greatest first, by {@link Bucket} of what they are ordered by: a
 * hub moves when its bucket changes, and whoever reads a bucket sorts the hubs in it by what their heads say. Beside each stands its tier and
 * label, so that a filter need not look at the heads of those that it refuses, and of each tier and label is counted how many there are.
 */
public final class HubOrder {

    /** In the place of an order's code: how many hubs are in an order, by tier and label. */
    private static final int COUNTS = 0;

    /** A bucket of the z-score is an eighth of a standard deviation wide. */
    private static final int Z_STEPS = 8;

    private HubOrder() {}

    /** What hubs are ordered by. {@link #code} is what is stored. */
    public enum Order {
        /** All hubs, by citing works. */
        CITING_WORKS(1),
        /** Hubs cited in the last 30 days, by how often. */
        VELOCITY(2),
        /** Hubs cited more often lately than their history lets expect, by z-score. */
        TRENDING(3);

        private final int code;

        Order(int code) {
            this.code = code;
        }

        /** By what the order sorts, exactly; a hub that is not in the order has a negative value. */
        public double value(Shown shown) {
            if (shown.tier() == Tier.NONE) {
                return -1;
            }
            return switch (this) {
                case CITING_WORKS -> shown.citingWorks();
                case VELOCITY ->
                    shown.windows().d30() == 0 ? -1 : shown.windows().d30();
                case TRENDING ->
                    shown.windows().zScore() <= 0 ? -1 : shown.windows().zScore();
            };
        }

        private int bucket(Shown shown) {
            double value = value(shown);
            if (value < 0) {
                return -1;
            }
            return this == TRENDING ? (int) (value * Z_STEPS) : Bucket.of((int) value);
        }

        /** The least value of which hubs are in a bucket. */
        private double least(int bucket) {
            return this == TRENDING ? (double) bucket / Z_STEPS : Bucket.least(bucket);
        }

        /** The bucket in which values like this one are. */
        private int bucketOf(double value) {
            return this == TRENDING ? (int) (value * Z_STEPS) : Bucket.of((int) value);
        }
    }

    /** Which hubs are wanted. */
    @FunctionalInterface
    public interface Filter {

        boolean lets(Tier tier, @Nullable Name label);
    }

    /** Notes how a hub is shown now. */
    public static void moved(KeyValueStore<Bytes, byte[]> store, int hub, Shown before, Shown now) {
        boolean sameKind = before.tier() == now.tier() && before.label() == now.label();
        for (Order order : Order.values()) {
            int was = order.bucket(before);
            int is = order.bucket(now);
            // Whoever reads meanwhile never sees more hubs than are counted.
            if (is >= 0 && (was < 0 || !sameKind)) {
                add(store, order, now, 1);
            }
            if (was >= 0 && was != is) {
                // Deleting would read what was there.
                store.put(Keys.inOrder(order.code, ~was, hub), null);
            }
            if (is >= 0 && (was != is || !sameKind)) {
                store.put(Keys.inOrder(order.code, ~is, hub), kind(now));
            }
            if (was >= 0 && (is < 0 || !sameKind)) {
                add(store, order, before, -1);
            }
        }
    }

    private static byte[] kind(Shown shown) {
        Name label = shown.label();
        return new byte[] {(byte) shown.tier().code(), (byte) (label == null ? 0 : label.code())};
    }

    private static void add(KeyValueStore<Bytes, byte[]> store, Order order, Shown shown, int hubs) {
        byte[] kind = kind(shown);
        Bytes key = Keys.inOrder(COUNTS, order.code, kind[0] << 8 | kind[1]);
        byte[] counted = store.get(key);
        int now = (counted == null ? 0 : Keys.intAt(counted, 0)) + hubs;
        if (now == 0) {
            store.delete(key);
        } else {
            store.put(key, Keys.bytesOf(now));
        }
    }

    /** How many hubs of an order a filter lets. */
    public static int count(ReadOnlyKeyValueStore<Bytes, byte[]> store, Order order, Filter filter) {
        int count = 0;
        try (KeyValueIterator<Bytes, byte[]> cells =
                store.range(Keys.inOrder(COUNTS, order.code, 0), Keys.inOrder(COUNTS, order.code, Integer.MAX_VALUE))) {
            while (cells.hasNext()) {
                KeyValue<Bytes, byte[]> cell = cells.next();
                int kind = Keys.intAt(cell.key, 8);
                count += lets(filter, kind >> 8, kind & 0xFF) ? Keys.intAt(cell.value, 0) : 0;
            }
        }
        return count;
    }

    private static boolean lets(Filter filter, int tier, int label) {
        return filter.lets(Tier.ofCode(tier), label == 0 ? null : Name.ofCode(label));
    }

    /**
     * The hubs of one bucket after another, highest first, until the visitor has enough.
     *
     * @param from a value from whose bucket on; {@link Double#MAX_VALUE} for all
     * @param filter of the hubs that the visitor gets
     */
    public static void forEachBucket(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, Order order, double from, Filter filter, Visitor visitor) {
        int highest = from == Double.MAX_VALUE ? Integer.MAX_VALUE : order.bucketOf(from);
        List<Integer> hubs = new ArrayList<>();
        int bucket = highest;
        int read = 0;
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(Keys.inOrder(order.code, ~highest, 0), Keys.inOrder(order.code, -1, Integer.MAX_VALUE))) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                int next = ~Keys.intAt(entry.key, 4);
                if (next != bucket) {
                    if (read > 0 && !visitor.visit(hubs, order.least(bucket), read)) {
                        return;
                    }
                    hubs = new ArrayList<>();
                    bucket = next;
                }
                read++;
                if (lets(filter, entry.value[0], entry.value[1])) {
                    hubs.add(Keys.intAt(entry.key, 8));
                }
            }
        }
        if (read > 0) {
            visitor.visitLast(hubs);
        }
    }

    /** Takes the hubs of a bucket. */
    public interface Visitor {

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
