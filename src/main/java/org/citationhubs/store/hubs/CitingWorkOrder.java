package org.citationhubs.store.hubs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.store.kv.StoreKeys;
import org.citationhubs.store.rows.CitingWorkRow;
import org.citationhubs.store.works.WorkNumbers;
import org.jspecify.annotations.Nullable;

/**
 * Indexes the citing works of a hub in each order in which pages of them are requested, so that a page deep in a long
 * list costs as little as the first.
 *
 * <p>A hub of few rows has no index: all its rows are read. From {@link #MANY} rows on, each row is indexed by date and
 * by number of statements, and if it has statements, by date under each of its roles and under its stance. Citing works
 * that do not count are not indexed.
 */
public final class CitingWorkOrder {

    /** Number of rows from which on a hub has an index. */
    public static final int MANY = 512;

    private CitingWorkOrder() {}

    /** An order of the index. {@link #code} is stored: never reuse or renumber a code. */
    public record CitingWorkSortOrder(int code) {

        /** All, by date of publication, newest first. */
        public static final CitingWorkSortOrder BY_DATE = new CitingWorkSortOrder(0);

        /** All, by the number of statements, most first. */
        public static final CitingWorkSortOrder BY_MENTIONS = new CitingWorkSortOrder(1);

        /** Those with an author in common with the hub, by date. */
        public static final CitingWorkSortOrder SELF = new CitingWorkSortOrder(2);

        /** Those with a role, by date. */
        public static CitingWorkSortOrder ofRole(Role role) {
            return new CitingWorkSortOrder(16 + role.code());
        }

        /** Those with a stance, by date. */
        public static CitingWorkSortOrder ofStance(Polarity stance) {
            return new CitingWorkSortOrder(64 + stance.code());
        }
    }

    /** Returns whether the citing works of a hub are indexed. */
    public static boolean isStored(ReadOnlyKeyValueStore<Bytes, byte[]> store, int hub) {
        boolean[] any = {false};
        forEach(store, hub, CitingWorkSortOrder.BY_DATE, null, (position, row) -> {
            any[0] = true;
            return false;
        });
        return any[0];
    }

    static void add(HubStores stores, int hub, CitingWorkRow work) {
        if (work.row() == MANY) {
            // After a crash this row may be written a second time: entries of the first time are out of date.
            clear(stores, hub);
            stores.view().citingWorks().forEach(hub, 0, row -> write(stores, hub, row, true));
        } else if (work.row() > MANY) {
            write(stores, hub, work, true);
        }
    }

    static void replace(HubStores stores, int hub, CitingWorkRow before, CitingWorkRow after, int nextRow) {
        if (nextRow > MANY && !before.equals(after)) {
            write(stores, hub, before, false);
            write(stores, hub, after, true);
        }
    }

    static void remove(HubStores stores, int hub, CitingWorkRow work, int nextRow) {
        if (nextRow > MANY) {
            write(stores, hub, work, false);
        }
    }

    private static void clear(HubStores stores, int hub) {
        List<Bytes> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = stores.citingOrder()
                .range(StoreKeys.of(hub, 0, 0, new byte[0]), StoreKeys.of(hub, 127, 0, new byte[0]))) {
            while (entries.hasNext()) {
                keys.add(entries.next().key);
            }
        }
        keys.forEach(stores.citingOrder()::delete);
    }

    private static void write(HubStores stores, int hub, CitingWorkRow work, boolean present) {
        CitationFacts facts = work.facts();
        if (!facts.counted()) {
            return;
        }
        byte[] id = stores.view().numbers().id(work.citing()).bytes();
        for (CitingWorkSortOrder order : orders(facts)) {
            Bytes key = key(hub, order, value(order, facts), id);
            if (present) {
                stores.citingOrder().put(key, StoreKeys.bytesOf(work.row()));
            } else {
                stores.citingOrder().delete(key);
            }
        }
    }

    private static List<CitingWorkSortOrder> orders(CitationFacts facts) {
        List<CitingWorkSortOrder> orders = new ArrayList<>(4);
        orders.add(CitingWorkSortOrder.BY_DATE);
        orders.add(CitingWorkSortOrder.BY_MENTIONS);
        if (facts.self()) {
            orders.add(CitingWorkSortOrder.SELF);
        }
        StatementCounts statements = facts.statements();
        if (statements.count() > 0) {
            statements.roles().forEach(role -> orders.add(CitingWorkSortOrder.ofRole(role)));
            orders.add(CitingWorkSortOrder.ofStance(statements.polarity()));
        }
        return orders;
    }

    /** Returns the value that an order sorts by, greatest first. */
    static int value(CitingWorkSortOrder order, CitationFacts facts) {
        if (order.equals(CitingWorkSortOrder.BY_MENTIONS)) {
            return facts.statements().count();
        }
        PartialDate date = facts.publishedAt();
        return date == null ? 0 : date.packed();
    }

    /** Returns a key that sorts by hub, order, value descending, id of the citing work. */
    private static Bytes key(int hub, CitingWorkSortOrder order, int value, byte[] id) {
        return StoreKeys.of(hub, order.code(), ~value, id);
    }

    /**
     * Visits the rows of a hub in an order until the visitor stops.
     *
     * @param after the position after which to start, null for the first row; no row need be there
     */
    public static void forEach(
            ReadOnlyKeyValueStore<Bytes, byte[]> store,
            int hub,
            CitingWorkSortOrder order,
            @Nullable OrderPosition after,
            CitingWorkVisitor visitor) {
        Bytes first = after == null
                ? StoreKeys.of(hub, order.code(), 0, new byte[0])
                : key(hub, order, after.value(), after.citing().bytes());
        Bytes last = StoreKeys.of(hub, order.code() + 1, 0, new byte[0]);
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(first, last)) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                if (after != null && entry.key.equals(first)) {
                    continue;
                }
                OrderPosition position = new OrderPosition(
                        ~StoreKeys.intAt(entry.key, 5),
                        WorkNumbers.toId(Arrays.copyOfRange(entry.key.get(), 9, entry.key.get().length)));
                if (!visitor.visit(position, StoreKeys.intAt(entry.value, 0))) {
                    return;
                }
            }
        }
    }

    /**
     * A position in an order.
     *
     * @param value the value that the order sorts by: a packed date, or a number of mentions
     */
    public record OrderPosition(int value, WorkId citing) {}

    /** Receives rows with their positions. */
    @FunctionalInterface
    public interface CitingWorkVisitor {

        /** Visits a row and returns whether to continue. */
        boolean visit(OrderPosition position, int row);
    }
}
