package org.citationhubs.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.Label.Name;
import org.citationhubs.hub.Shown;
import org.citationhubs.hub.Tier;
import org.citationhubs.query.LeadersQuestion.LeaderPage;
import org.citationhubs.query.LeadersQuestion.Wanted;
import org.citationhubs.query.route.Copy;
import org.citationhubs.query.route.Half;
import org.citationhubs.store.HubHead;
import org.citationhubs.store.HubHeads;
import org.citationhubs.store.HubOrder;
import org.citationhubs.store.HubOrder.Order;
import org.jspecify.annotations.Nullable;

/** The leading hubs of a partition, from its ordered index: no other hub is looked at than those of the buckets that the page is from. */
final class LeadersQuestion extends PartitionQuestion<Wanted, LeaderPage> {

    /** Entries of the order that one request reads, before it ends with a place from which the next goes on. */
    static final int MOST_READ = 20_000;

    LeadersQuestion() {
        super("leaders", Half.HUBS, Wanted.class, LeaderPage.class);
    }

    @Override
    LeaderPage answer(PartitionStores stores, Copy copy, Wanted wanted) {
        SortedMap<Integer, Long> asOf = stores.asOf();
        Reading reading = new Reading(stores, wanted);
        if (reading.total > 0) {
            HubOrder.forEachBucket(stores.hubOrder(), wanted.order, wanted.afterValue(), wanted::lets, reading);
        }
        List<Placed> placed = reading.placed;
        placed.sort(Comparator.<Placed>comparingDouble(one -> -one.value).thenComparing(Placed::id));
        // One more than the page has tells whether there is more.
        return new LeaderPage(
                placed.stream()
                        .limit(wanted.limit + 1L)
                        .map(one -> one.leader(stores))
                        .toList(),
                reading.total,
                reading.readTo,
                asOf);
    }

    /** Bucket after bucket, until the page is full, all that there are have been found, or enough has been read for one request. */
    private static final class Reading implements HubOrder.Visitor {

        private final PartitionStores stores;
        private final Wanted wanted;
        private int total;
        private final List<Placed> placed = new ArrayList<>();
        // A hub that moves to another bucket while they are read may be met in both.
        private final Set<Integer> met = new HashSet<>();
        private @Nullable Double readTo;

        Reading(PartitionStores stores, Wanted wanted) {
            this.stores = stores;
            this.wanted = wanted;
            this.total = HubOrder.count(stores.hubOrder(), wanted.order, wanted::lets);
        }

        @Override
        public boolean visit(List<Integer> hubs, double least, int read) {
            visitLast(hubs);
            if (placed.size() > wanted.limit || foundAll()) {
                return false;
            }
            if (read >= MOST_READ) {
                readTo = least;
            }
            return readTo == null;
        }

        /** More may have come since they were counted. */
        private boolean foundAll() {
            if (placed.size() >= total) {
                total = HubOrder.count(stores.hubOrder(), wanted.order, wanted::lets);
            }
            return placed.size() >= total;
        }

        @Override
        public void visitLast(List<Integer> hubs) {
            for (int hub : hubs) {
                if (met.add(hub)) {
                    place(stores, wanted, hub, placed);
                }
            }
        }
    }

    private static void place(PartitionStores stores, Wanted wanted, int hub, List<Placed> placed) {
        HubHead head = HubHeads.get(stores.heads(), hub);
        if (head == null || !wanted.lets(head.shown().tier(), head.shown().label())) {
            return;
        }
        double value = wanted.order.value(head.shown());
        if (value < 0) {
            return;
        }
        WorkId id = stores.numbers().id(hub);
        if (wanted.isAfter(value, id)) {
            placed.add(new Placed(hub, id, value, head.shown()));
        }
    }

    private record Placed(int hub, WorkId id, double value, Shown shown) {

        Leader leader(PartitionStores stores) {
            return new Leader(
                    id,
                    value,
                    stores.factsOf(hub).title(),
                    shown.tier(),
                    shown.label(),
                    shown.citingWorks(),
                    shown.windows());
        }
    }

    /**
     * Which hubs.
     *
     * @param value after which they come, with {@code id}; null for the first page
     */
    record Wanted(
            Order order,
            @Nullable Tier tier,
            @Nullable Name label,
            @Nullable Double value,
            @Nullable WorkId id,
            int limit) {

        static Wanted of(LeaderRequest request) {
            Cursor after = request.after();
            return new Wanted(
                    request.order(),
                    request.tier(),
                    request.label(),
                    after == null ? null : Double.longBitsToDouble(after.key()),
                    after == null ? null : after.id(),
                    request.limit());
        }

        double afterValue() {
            return value == null ? Double.MAX_VALUE : value;
        }

        boolean lets(Tier shownTier, @Nullable Name shownLabel) {
            return (tier == null || shownTier == tier) && (label == null || shownLabel == label);
        }

        boolean isAfter(double other, WorkId otherId) {
            return value == null
                    || id == null
                    || other < value
                    || (Double.compare(other, value) == 0 && otherId.compareTo(id) > 0);
        }
    }

    /**
     * The first of them.
     *
     * @param total how many there are, before the place and after it
     * @param readTo the value down to which all have been looked at, null if the page is full or all have been
     */
    record LeaderPage(
            List<Leader> leaders, int total, @Nullable Double readTo, SortedMap<Integer, Long> asOf) {}
}
