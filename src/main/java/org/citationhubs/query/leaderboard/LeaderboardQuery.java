package org.citationhubs.query.leaderboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.hub.summary.HubLabel.LabelName;
import org.citationhubs.hub.summary.HubOrder;
import org.citationhubs.hub.summary.PublishedState;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.page.Cursor;
import org.citationhubs.query.page.PageSize;
import org.citationhubs.query.routing.Stage;
import org.citationhubs.query.scatter.PartitionQuery;
import org.citationhubs.store.hubs.HubHeader;
import org.citationhubs.store.hubs.HubOrderIndex;
import org.jspecify.annotations.Nullable;

/**
 * Reads the leading hubs of a partition from its ordered index. Only hubs of the buckets that the page needs are read.
 */
final class LeaderboardQuery {

    static final PartitionQuery<LeaderboardParams, PartitionLeaderboard> QUERY = PartitionQuery.of(
            "leaders",
            Stage.HUBS,
            LeaderboardParams.class,
            PartitionLeaderboard.class,
            (stores, role, params) -> read(stores, params));

    /** Number of index entries after which one request stops; the next one continues from there. */
    static final int MAX_READ = 20_000;

    private LeaderboardQuery() {}

    private static PartitionLeaderboard read(PartitionStores stores, LeaderboardParams params) {
        PageSize.require(params.limit);
        InputOffsets asOf = stores.asOf();
        LeaderboardRead read = new LeaderboardRead(stores, params);
        if (read.total > 0) {
            HubOrderIndex.forEachBucket(
                    stores.hubs().hubOrder(), params.order, params.afterValue(), params::matches, read);
        }
        List<RankedHub> ranked = read.ranked;
        ranked.sort(Comparator.<RankedHub>comparingDouble(hub -> -hub.value).thenComparing(RankedHub::id));
        // One entry more than the page has shows whether another page follows.
        return new PartitionLeaderboard(
                ranked.stream()
                        .limit(params.limit + 1L)
                        .map(hub -> hub.entry(stores))
                        .toList(),
                read.total,
                read.readTo,
                asOf);
    }

    /** Reads bucket after bucket until the page is full, all hubs are found, or {@link #MAX_READ} entries are read. */
    private static final class LeaderboardRead implements HubOrderIndex.RankedHubVisitor {

        private final PartitionStores stores;
        private final LeaderboardParams params;
        private int total;
        private final List<RankedHub> ranked = new ArrayList<>();
        // A hub that moves to another bucket during the read may be in both.
        private final Set<Integer> seen = new HashSet<>();
        private @Nullable Double readTo;

        LeaderboardRead(PartitionStores stores, LeaderboardParams params) {
            this.stores = stores;
            this.params = params;
            this.total = HubOrderIndex.count(stores.hubs().hubOrder(), params.order, params::matches);
        }

        @Override
        public boolean visit(List<Integer> hubs, double least, int read) {
            visitLast(hubs);
            if (ranked.size() > params.limit || foundAll()) {
                return false;
            }
            if (read >= MAX_READ) {
                readTo = least;
            }
            return readTo == null;
        }

        /** Counts again before it returns true, because hubs may have been added since the last count. */
        private boolean foundAll() {
            if (ranked.size() >= total) {
                total = HubOrderIndex.count(stores.hubs().hubOrder(), params.order, params::matches);
            }
            return ranked.size() >= total;
        }

        @Override
        public void visitLast(List<Integer> hubs) {
            for (int hub : hubs) {
                if (seen.add(hub)) {
                    rank(hub);
                }
            }
        }

        private void rank(int hub) {
            HubHeader header = stores.hubs().header(hub);
            if (header == null
                    || !params.matches(header.shown().tier(), header.shown().label())) {
                return;
            }
            double value = params.order.value(header.shown());
            if (value < 0) {
                return;
            }
            WorkId id = stores.hubs().numbers().id(hub);
            if (params.isAfter(value, id)) {
                ranked.add(new RankedHub(hub, id, value, header.shown()));
            }
        }
    }

    private record RankedHub(int hub, WorkId id, double value, PublishedState shown) {

        LeaderboardEntry entry(PartitionStores stores) {
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
     * Requests the leading hubs of a partition.
     *
     * @param value of the cursor, null for the first page
     * @param id of the cursor, null for the first page
     */
    record LeaderboardParams(
            HubOrder order,
            @Nullable Tier tier,
            @Nullable LabelName label,
            @Nullable Double value,
            @Nullable WorkId id,
            int limit) {

        LeaderboardParams {
            Objects.requireNonNull(order);
            PageSize.require(limit);
            if (value != null && value.isNaN()) {
                throw new IllegalArgumentException("the value is not a number");
            }
        }

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

        boolean matches(Tier shownTier, @Nullable LabelName shownLabel) {
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
     * The leading hubs of a partition after the cursor.
     *
     * @param total number of matching hubs of the partition, before and after the cursor
     * @param readTo value down to which the index has been read, null if the page
     *     is full or the index was read to its end
     */
    record PartitionLeaderboard(
            List<LeaderboardEntry> leaders,
            int total,
            @Nullable Double readTo,
            InputOffsets asOf) {}
}
