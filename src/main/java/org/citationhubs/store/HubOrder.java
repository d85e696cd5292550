package org.citationhubs.store;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.hub.Bucket;
import org.citationhubs.hub.Shown;
import org.citationhubs.hub.Tier;

/**
 * The hubs of a partition in the orders in which they are listed, greatest first, by {@link Bucket} of what they are ordered by: a
 * hub moves when its bucket changes, and whoever reads a bucket sorts the hubs in it by what their heads say.
 */
public final class HubOrder {

    private static final byte[] MARK = {};

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

        /** The bucket in which values like this one are. */
        private int bucketOf(double value) {
            return this == TRENDING ? (int) (value * Z_STEPS) : Bucket.of((int) value);
        }
    }

    /** Notes how a hub is shown now. */
    public static void moved(KeyValueStore<Bytes, byte[]> store, int hub, Shown before, Shown now) {
        for (Order order : Order.values()) {
            int was = order.bucket(before);
            int is = order.bucket(now);
            if (was != is) {
                if (was >= 0) {
                    store.delete(Keys.inOrder(order.code, ~was, hub));
                }
                if (is >= 0) {
                    store.put(Keys.inOrder(order.code, ~is, hub), MARK);
                }
            }
        }
    }

    /**
     * The hubs of one bucket after another, highest first, until the visitor has enough.
     *
     * @param from a value from whose bucket on; {@link Double#MAX_VALUE} for all
     */
    public static void forEachBucket(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, Order order, double from, Visitor visitor) {
        int highest = from == Double.MAX_VALUE ? Integer.MAX_VALUE : order.bucketOf(from);
        List<Integer> hubs = new ArrayList<>();
        int bucket = highest;
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(Keys.inOrder(order.code, ~highest, 0), Keys.inOrder(order.code, -1, Integer.MAX_VALUE))) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                int next = ~Keys.intAt(entry.key, 4);
                if (next != bucket) {
                    if (!hubs.isEmpty() && !visitor.visit(hubs)) {
                        return;
                    }
                    hubs = new ArrayList<>();
                    bucket = next;
                }
                hubs.add(Keys.intAt(entry.key, 8));
            }
        }
        if (!hubs.isEmpty()) {
            boolean unused = visitor.visit(hubs);
        }
    }

    /** Takes the hubs of a bucket. */
    @FunctionalInterface
    public interface Visitor {

        /** Whether to go on with the next lower bucket. */
        boolean visit(List<Integer> hubs);
    }
}
