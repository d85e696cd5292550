package org.citationhubs.query;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.citationhubs.citation.ReferenceList;
import org.citationhubs.citation.WorkFacts;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.CoCitations;
import org.citationhubs.hub.CoCitedWork;
import org.citationhubs.hub.CountTable;
import org.citationhubs.hub.HubCounts;
import org.citationhubs.hub.HubSummary;
import org.citationhubs.hub.HubSummary.Ranking;
import org.citationhubs.hub.RankedWork;
import org.citationhubs.store.CitingList;
import org.citationhubs.store.CitingLists;
import org.citationhubs.store.CitingWork;
import org.citationhubs.store.CitingWorks;
import org.citationhubs.store.HubHead;
import org.citationhubs.store.HubReader.CoCitationsRead;
import org.citationhubs.store.HubReader.Current;
import org.citationhubs.store.LiveHub;
import org.jspecify.annotations.Nullable;

/**
 * The summary of a work: its counts as of now, and the leading co-cited works as they were last published, or counted on the spot
 * where the work was never brought up to date.
 */
final class SummaryQuery {

    private static final Ranking NOTHING = new Ranking(0, 0, List.of());

    private final int leastCitingWorks;
    private final WorkLookup lookup;

    SummaryQuery(int leastCitingWorks, WorkLookup lookup) {
        this.leastCitingWorks = leastCitingWorks;
        this.lookup = lookup;
    }

    /** The summary, null if the partition has never heard of the work. */
    @Nullable
    HubSummary read(PartitionStores stores, WorkId work) {
        SortedMap<Integer, Long> asOf = stores.asOf();
        int number = stores.numbers().find(work);
        if (number == 0) {
            ReferenceList list = stores.referenceList(work);
            return list.isUnknown() ? null : uncited(work, list.description().facts(), asOf);
        }
        WorkFacts facts = stores.factsOf(number);
        return Settled.of(() -> read(stores, work, number, facts, asOf));
    }

    private HubSummary uncited(WorkId work, WorkFacts facts, SortedMap<Integer, Long> asOf) {
        return HubSummary.of(work, facts, new HubCounts(), NOTHING, leastCitingWorks, 0, asOf);
    }

    private @Nullable HubSummary read(
            PartitionStores stores, WorkId work, int number, WorkFacts facts, SortedMap<Integer, Long> asOf) {
        Current current = stores.reader().current(number);
        HubHead head = current.head();
        if (isRanked(head)) {
            Ranking ranking = ranking(stores, head.coCitedWorks(), head.coCitations(), head.leading());
            return HubSummary.of(work, facts, current.counts(), ranking, leastCitingWorks, head.revision(), asOf);
        }
        return head.merges() == 0
                ? counted(stores, work, current, facts, asOf)
                : merged(stores, work, current, facts, asOf);
    }

    /** Between its first merge and its first publication, or without any co-cited work, a hub has no ranking. */
    private static boolean isRanked(HubHead head) {
        return head.revision() > 0 || head.coCitedWorks() > 0;
    }

    /** Counts and pairs from one reading of the rows, so that no pair counts more works than the work has. */
    private @Nullable HubSummary counted(
            PartitionStores stores, WorkId work, Current current, WorkFacts facts, SortedMap<Integer, Long> asOf) {
        HubCounts counts = new HubCounts();
        CoCitations coCitations = new CoCitations(new CountTable(256), LiveHub.LEADERS);
        for (CitingWork row : CitingWorks.from(stores.citingWorks(), current.hub(), 0)) {
            CitingList list = CitingLists.get(stores.citingLists(), row.citing());
            if (list.rowAt(current.hub()) != row.row()) {
                return null;
            }
            counts.add(row.facts());
            coCitations.addList(list.works(), current.hub());
        }
        return HubSummary.of(
                work,
                facts,
                counts,
                ranking(stores, coCitations),
                leastCitingWorks,
                current.head().revision(),
                asOf);
    }

    private @Nullable HubSummary merged(
            PartitionStores stores, WorkId work, Current current, WorkFacts facts, SortedMap<Integer, Long> asOf) {
        CoCitationsRead read = stores.reader().coCitations(current, LiveHub.LEADERS);
        if (read == null || stores.reader().mergedSince(current)) {
            return null;
        }
        return HubSummary.of(
                work,
                facts,
                current.counts(),
                ranking(stores, read.coCitations()),
                leastCitingWorks,
                current.head().revision(),
                asOf);
    }

    private Ranking ranking(PartitionStores stores, CoCitations coCitations) {
        List<RankedWork> leading = coCitations.leaders(
                (a, b) -> stores.numbers().id(a).compareTo(stores.numbers().id(b)));
        return ranking(stores, coCitations.works(), coCitations.total(), leading);
    }

    private Ranking ranking(PartitionStores stores, int coCitedWorks, long coCitations, List<RankedWork> leading) {
        List<CoCitedWork> titled = new ArrayList<>(leading.size());
        for (RankedWork work : leading) {
            WorkId id = stores.numbers().id(work.number());
            titled.add(new CoCitedWork(id, lookup.title(stores.titles(), work.number(), id), work.count()));
        }
        return new Ranking(coCitedWorks, coCitations, titled);
    }
}
