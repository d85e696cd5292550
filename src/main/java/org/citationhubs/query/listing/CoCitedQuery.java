package org.citationhubs.query.listing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.hub.count.CoCitationCounter;
import org.citationhubs.hub.count.IntCounter;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.hub.rank.RankedWork;
import org.citationhubs.query.hub.PartitionQueries.KnownWork;
import org.citationhubs.query.hub.WorkLookup;
import org.citationhubs.query.hub.WorkLookup.KnownWorkLookup;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.local.OptimisticRead;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.page.Page;
import org.citationhubs.query.page.PageSelection;
import org.citationhubs.query.page.PageSelection.SelectedPage;
import org.citationhubs.store.hubs.CitingWorkOrder;
import org.citationhubs.store.hubs.CitingWorkOrder.CitingWorkSortOrder;
import org.citationhubs.store.hubs.HubReader.CurrentHub;
import org.citationhubs.store.hubs.HubReader.StoredCoCitations;
import org.citationhubs.store.lists.CitingListStore;
import org.citationhubs.store.rows.CitingWorkRow;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages of the works that are cited together with a hub, ranked by a measure.
 *
 * <p>Every measure except the count needs the number of citing works of each co-cited work, which other partitions
 * hold. These numbers are requested in batches, most co-cited works first, until no remaining work can reach the page.
 */
public final class CoCitedQuery {

    private static final int BATCH = 2_000;

    private final WorkLookup lookup;

    public CoCitedQuery(WorkLookup lookup) {
        this.lookup = lookup;
    }

    /** Returns a page. */
    public CoCitedPage read(PartitionStores stores, int hub, InputOffsets asOf, CoCitedRequest request) {
        CountedWorks counted = OptimisticRead.of(() -> count(stores, hub, request.self()));
        return new MeasureRanking(stores, counted, request, asOf).page();
    }

    private static Optional<CountedWorks> count(PartitionStores stores, int hub, SelfCitationFilter self) {
        CurrentHub current = stores.hubs().reader().current(hub);
        StoredCoCitations read = stores.hubs().reader().coCitations(current, 0);
        if (read == null || stores.hubs().reader().mergedSince(current)) {
            return Optional.empty();
        }
        CoCitationCounter coCitations = read.coCitations();
        int citingWorks = current.counts().citingWorks();
        if (self == SelfCitationFilter.EXCLUDE && current.counts().selfCitingWorks() > 0) {
            citingWorks -= current.counts().selfCitingWorks();
            forEachSelfCiting(stores, hub, row -> {
                if (row.facts().counted() && row.facts().self()) {
                    coCitations.removeList(
                            CitingListStore.get(stores.hubs().citingLists(), row.citing())
                                    .works(),
                            hub);
                }
            });
        }
        return Optional.of(new CountedWorks(coCitations.counts(), citingWorks));
    }

    /** Visits the self-citing works of a hub, and others of a small one. A large hub has an order of them alone. */
    private static void forEachSelfCiting(PartitionStores stores, int hub, Consumer<CitingWorkRow> visitor) {
        if (!CitingWorkOrder.isStored(stores.hubs().citingOrder(), hub)) {
            stores.hubs().citingWorks().forEach(hub, 0, visitor);
            return;
        }
        CitingWorkOrder.forEach(
                stores.hubs().citingOrder(), hub, CitingWorkSortOrder.SELF, null, (position, number) -> {
                    CitingWorkRow row = stores.hubs().citingWorks().find(hub, number);
                    if (row != null) {
                        visitor.accept(row);
                    }
                    return true;
                });
    }

    private record CountedWorks(IntCounter counts, int citingWorks) {}

    private final class MeasureRanking {

        private final PartitionStores stores;
        private final CountedWorks counted;
        private final CoCitedRequest request;
        private final Measure measure;
        private final InputOffsets asOf;
        private final PageSelection<ScoredWork> selection;
        private final long allCitingWorks;
        private final SortedSet<Integer> unavailable = new TreeSet<>();

        MeasureRanking(PartitionStores stores, CountedWorks counted, CoCitedRequest request, InputOffsets asOf) {
            this.stores = stores;
            this.counted = counted;
            this.request = request;
            this.measure = request.measure();
            this.asOf = asOf;
            this.selection = new PageSelection<>(request.limit(), request.after(), number -> stores.hubs()
                    .numbers()
                    .id(number));
            this.allCitingWorks = measure.needsAll() ? lookup.citingWorksTotal(unavailable) : 0;
        }

        CoCitedPage page() {
            int total = measure == Measure.COUNT ? offerCounts() : offerScores();
            SelectedPage<ScoredWork> selected = selection.page(request.order());
            KnownWorkLookup known = lookup.known(
                    selected.items().stream().map(SelectedPage.PageItem::id).toList(), true);
            unavailable.addAll(known.unavailable());
            List<CoCitedItem> items = new ArrayList<>(selected.items().size());
            for (SelectedPage.PageItem<ScoredWork> item : selected.items()) {
                KnownWork other = known.works().get(item.id());
                items.add(new CoCitedItem(
                        item.id(),
                        other == null ? null : other.title(),
                        item.value().count(),
                        citingWorks(item.value(), other),
                        item.value().score()));
            }
            return new CoCitedPage(
                    new Page<>(items, total, selected.next(), asOf, unavailable),
                    measure,
                    counted.citingWorks(),
                    allCitingWorks);
        }

        /**
         * Returns the number that the score was computed from; if the score does not need it, the number that the other
         * partition gave.
         */
        private @Nullable Integer citingWorks(ScoredWork scored, @Nullable KnownWork other) {
            if (scored.citingWorks() > 0) {
                return scored.citingWorks();
            }
            return other == null ? null : (Integer) other.citingWorks();
        }

        private int offerCounts() {
            int[] total = {0};
            counted.counts().forEach((number, count) -> {
                if (count >= request.minCount()) {
                    total[0]++;
                    if (selection.mayContain(count)) {
                        selection.offer(count, number, new ScoredWork(count, 0, count));
                    }
                }
            });
            return total[0];
        }

        private int offerScores() {
            List<RankedWork> candidates = new ArrayList<>();
            counted.counts().forEach((number, count) -> {
                if (count >= request.minCount()) {
                    candidates.add(new RankedWork(number, count));
                }
            });
            candidates.sort((a, b) -> Integer.compare(b.count(), a.count()));
            for (int from = 0; from < candidates.size(); from += BATCH) {
                double bound = measure.bound(candidates.get(from).count(), counted.citingWorks(), allCitingWorks);
                if (selection.isClosedTo(key(bound))) {
                    break;
                }
                offer(candidates.subList(from, Math.min(from + BATCH, candidates.size())));
            }
            return candidates.size();
        }

        private void offer(List<RankedWork> batch) {
            Map<WorkId, RankedWork> byId = new HashMap<>();
            batch.forEach(work -> byId.put(stores.hubs().numbers().id(work.number()), work));
            KnownWorkLookup found = lookup.known(byId.keySet(), false);
            unavailable.addAll(found.unavailable());
            byId.forEach((id, work) -> {
                KnownWork known = found.works().get(id);
                if (known != null) {
                    // The other partition may lag behind this one: a pair has at most as
                    // many citing works as each work.
                    int citingWorks = Math.max(known.citingWorks(), work.count());
                    double score = measure.score(work.count(), counted.citingWorks(), citingWorks, allCitingWorks);
                    selection.offer(key(score), work.number(), new ScoredWork(work.count(), citingWorks, score));
                }
            });
        }

        /** Returns a key that sorts like the score: the bits of non-negative doubles do. */
        private static long key(double score) {
            return Double.doubleToLongBits(score);
        }
    }

    /**
     * A co-cited work with its score.
     *
     * @param count works that cite both
     * @param citingWorks works that cite this work, 0 if the score does not need them
     */
    private record ScoredWork(int count, int citingWorks, double score) {}

    /**
     * A work that is cited together with a hub.
     *
     * @param title null if no event has one, or if the partition that owns the work does not answer
     * @param count works that cite both
     * @param citingWorks works that cite this work, null if the partition that owns it does not answer
     * @param score of the measure that ranks
     */
    public record CoCitedItem(
            WorkId id,
            @Nullable String title,
            int count,
            @Nullable Integer citingWorks,
            double score) {}

    /**
     * A page of co-cited works, with the counts that all of their scores share.
     *
     * @param measure that ranks
     * @param citingWorks works that cite the hub
     * @param allCitingWorks works that cite any work, 0 if the measure does not need them
     */
    public record CoCitedPage(Page<CoCitedItem> page, Measure measure, int citingWorks, long allCitingWorks) {

        /** Returns the page of a work that is not cited. */
        public static CoCitedPage empty(Measure measure, InputOffsets asOf) {
            return new CoCitedPage(Page.empty(asOf), measure, 0, 0);
        }
    }
}
