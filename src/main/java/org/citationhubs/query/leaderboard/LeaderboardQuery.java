package org.citationhubs.query.leaderboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.summary.HubLabel.LabelName;
import org.citationhubs.hub.summary.HubOrder;
import org.citationhubs.hub.summary.PublishedState;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.query.leaderboard.LeaderboardQuery.LeaderboardParams;
import org.citationhubs.query.leaderboard.LeaderboardQuery.PartitionLeaderboard;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.page.Cursor;
import org.citationhubs.query.routing.ReplicaRole;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.query.scatter.PartitionQuery;
import org.citationhubs.store.hubs.HubHeader;
import org.citationhubs.store.hubs.HubHeaderStore;
import org.citationhubs.store.hubs.HubOrderIndex;
import org.jspecify.annotations.Nullable;

/** The leading hubs of a partition, from its ordered index: no other hub is looked at than those of the buckets that the page is from. */
final class LeaderboardQuery extends PartitionQuery<LeaderboardParams, PartitionLeaderboard> {

    /** Entries of the order that one request reads, before it ends with a place from which the next goes on. */
    static final int MOST_READ = 20_000;

    LeaderboardQuery() {
        super("leaders", Stage.HUBS, LeaderboardParams.class, PartitionLeaderboard.class);
    }

    @Override
    public PartitionLeaderboard answer(PartitionStores stores, ReplicaRole copy, LeaderboardParams wanted) {
        InputOffsets asOf = stores.asOf();
        LeaderboardRead reading = new LeaderboardRead(stores, wanted);
        if (reading.total > 0) {
            HubOrderIndex.forEachBucket(stores.hubs().hubOrder(), wanted.order, wanted.afterValue(), wanted::lets, reading);
        }
        List<RankedHub> placed = reading.placed;
        placed.sort(Comparator.<RankedHub>comparingDouble(one -> -one.value).thenComparing(RankedHub::id));
        // One more than the page has tells whether there is more.
        return new PartitionLeaderboard(
                placed.stream()
                        .limit(wanted.limit + 1L)
                        .map(one -> one.leader(stores))
                        .toList(),
                reading.total,
                reading.readTo,
                asOf);
    }

    /** Bucket after bucket, until the page is full, all that there are have been found, or enough has been read for one request. */
    private static final class LeaderboardRead implements HubOrderIndex.RankedHubVisitor {

        private final PartitionStores stores;
        private final LeaderboardParams wanted;
        private int total;
        private final List<RankedHub> placed = new ArrayList<>();
        // A hub that moves to another bucket while they are read may be met in both.
        private final Set<Integer> met = new HashSet<>();
        private @Nullable Double readTo;

        LeaderboardRead(PartitionStores stores, LeaderboardParams wanted) {
            this.stores = stores;
            this.wanted = wanted;
            this.total = HubOrderIndex.count(stores.hubs().hubOrder(), wanted.order, wanted::lets);
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
                total = HubOrderIndex.count(stores.hubs().hubOrder(), wanted.order, wanted::lets);
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

    private static void place(PartitionStores stores, LeaderboardParams wanted, int hub, List<RankedHub> placed) {
        HubHeader head = HubHeaderStore.get(stores.hubs().headers(), hub);
        if (head == null || !wanted.lets(head.shown().tier(), head.shown().label())) {
            return;
        }
        double value = wanted.order.value(head.shown());
        if (value < 0) {
            return;
        }
        WorkId id = stores.hubs().numbers().id(hub);
        if (wanted.isAfter(value, id)) {
            placed.add(new RankedHub(hub, id, value, head.shown()));
        }
    }

    private record RankedHub(int hub, WorkId id, double value, PublishedState shown) {

        LeaderboardEntry leader(PartitionStores stores) {
            return new LeaderboardEntry(
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
    record LeaderboardParams(
            HubOrder order,
            @Nullable Tier tier,
            @Nullable LabelName label,
            @Nullable Double value,
            @Nullable WorkId id,
            int limit) {

        static LeaderboardParams of(LeaderboardRequest request) {
            Cursor after = request.after();
            return new LeaderboardParams(
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

        boolean lets(Tier shownTier, @Nullable LabelName shownLabel) {
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
    record PartitionLeaderboard(
            List<LeaderboardEntry> leaders,
            int total,
            @Nullable Double readTo,
            InputOffsets asOf) {}
}
