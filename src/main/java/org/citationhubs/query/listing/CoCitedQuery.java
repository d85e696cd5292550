package org.citationhubs.query.listing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.count.CoCitationCounter;
import org.citationhubs.hub.count.IntCounter;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.hub.rank.RankedWork;
import org.citationhubs.query.hub.CitingWorkCounts;
import org.citationhubs.query.hub.KnownWork;
import org.citationhubs.query.hub.WorkLookup;
import org.citationhubs.query.hub.WorkLookup.KnownWorkLookup;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.local.OptimisticRead;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.page.Cursor;
import org.citationhubs.query.page.Page;
import org.citationhubs.query.page.PageSelection;
import org.citationhubs.query.page.PageSelection.SelectedPage;
import org.citationhubs.store.hubs.HubReader.CurrentHub;
import org.citationhubs.store.hubs.HubReader.StoredCoCitations;
import org.citationhubs.store.lists.CitingListStore;
import org.citationhubs.store.rows.CitingWorkRows;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the works cited together with a hub, ranked by a measure.
 *
 * <p>Every measure but the count needs the citing works of each co-cited work, which other partitions know. They are asked for in
 * portions, the most co-cited works first, until none of those left can reach the page any more.
 */
public final class CoCitedQuery {

    private static final int PORTION = 2_000;

    private final WorkLookup lookup;

    public CoCitedQuery(WorkLookup lookup) {
        this.lookup = lookup;
    }

    /** A page, null if the partition has never heard of the work. */
    @Nullable
    public CoCitedPage read(PartitionStores stores, WorkId work, CoCitedRequest request) {
        InputOffsets asOf = stores.asOf();
        Cursor after = request.after();
        int hub = stores.hubs().numbers().find(work);
        if (hub == 0) {
            return lookup.listedFacts(work) == null
                    ? null
                    : new CoCitedPage(new Page<>(List.of(), 0, null, asOf), request.measure(), 0, 0);
        }
        stores.requireOwn(hub);
        CountedWorks counted = OptimisticRead.of(() -> counted(stores, hub, request.self()));
        return new MeasureRanking(stores, counted, request, after, asOf).page();
    }

    private static @Nullable CountedWorks counted(PartitionStores stores, int hub, SelfCitationFilter self) {
        CurrentHub current = stores.hubs().reader().current(hub);
        StoredCoCitations read = stores.hubs().reader().coCitations(current, 0);
        if (read == null || stores.hubs().reader().mergedSince(current)) {
            return null;
        }
        CoCitationCounter coCitations = read.coCitations();
        int citingWorks = current.counts().citingWorks();
        if (self == SelfCitationFilter.EXCLUDE && current.counts().selfCitingWorks() > 0) {
            citingWorks -= current.counts().selfCitingWorks();
            CitingWorkRows.forEach(stores.hubs().citingWorks(), hub, 0, row -> {
                if (row.facts().counted() && row.facts().self()) {
                    coCitations.removeList(
                            CitingListStore.get(stores.hubs().citingLists(), row.citing())
                                    .works(),
                            hub);
                }
            });
        }
        return new CountedWorks(coCitations.counts(), citingWorks);
    }

    private record CountedWorks(IntCounter counts, int citingWorks) {}

    private final class MeasureRanking {

        private final PartitionStores stores;
        private final CountedWorks counted;
        private final CoCitedRequest request;
        private final Measure measure;
        private final InputOffsets asOf;
        private final PageSelection<ScoredWork> selection;
        private final long all;
        private final SortedSet<Integer> unavailable = new TreeSet<>();

        MeasureRanking(
                PartitionStores stores,
                CountedWorks counted,
                CoCitedRequest request,
                @Nullable Cursor after,
                InputOffsets asOf) {
            this.stores = stores;
            this.counted = counted;
            this.request = request;
            this.measure = request.measure();
            this.asOf = asOf;
            this.selection = new PageSelection<>(
                    request.limit(), after, number -> stores.hubs().numbers().id(number));
            this.all = measure == Measure.ASSOCIATION_STRENGTH ? lookup.citingWorksTotal(unavailable) : 0;
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
                    new Page<>(items, total, selected.next(), asOf, unavailable), measure, counted.citingWorks(), all);
        }

        /** What the score was made of, and where it was not needed for that, what is known now. */
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
                    if (selection.wants(count)) {
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
            for (int from = 0; from < candidates.size(); from += PORTION) {
                double most = measure.bound(candidates.get(from).count(), counted.citingWorks(), all);
                if (selection.isClosedTo(key(most))) {
                    break;
                }
                offer(candidates.subList(from, Math.min(from + PORTION, candidates.size())));
            }
            return candidates.size();
        }

        private void offer(List<RankedWork> portion) {
            Map<WorkId, RankedWork> byId = new HashMap<>();
            portion.forEach(work -> byId.put(stores.hubs().numbers().id(work.number()), work));
            CitingWorkCounts counts = lookup.counts(byId.keySet());
            unavailable.addAll(counts.unavailable());
            byId.forEach((id, work) -> {
                Integer known = counts.citingWorks().get(id);
                if (known != null) {
                    // The other partition may have heard less than this one: a pair has no more works than each of the
                    // two.
                    int citingWorks = Math.max(known, work.count());
                    double score = measure.score(work.count(), counted.citingWorks(), citingWorks, all);
                    selection.offer(key(score), work.number(), new ScoredWork(work.count(), citingWorks, score));
                }
            });
        }

        /** The bits of doubles that are not negative sort as they do. */
        private static long key(double score) {
            return Double.doubleToLongBits(score);
        }
    }

    /**
     * A co-cited work with its score.
     *
     * @param citingWorks of the co-cited work, 0 if the score does not need them
     */
    private record ScoredWork(int count, int citingWorks, double score) {}
}
