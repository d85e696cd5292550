package org.citationhubs.query;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.citationhubs.citation.ReferenceEntry;
import org.citationhubs.citation.ReferenceList;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.CountTable;
import org.citationhubs.hub.RankedWork;
import org.citationhubs.hub.Statements;
import org.citationhubs.query.PageSelection.Selected;
import org.citationhubs.query.StandingQuestion.Standing;
import org.citationhubs.query.WorkLookup.Known;
import org.citationhubs.store.CitingLists;
import org.citationhubs.store.CitingWork;
import org.citationhubs.store.CitingWorks;
import org.citationhubs.store.HubReader.CoCitationsRead;
import org.citationhubs.store.HubReader.Current;
import org.jspecify.annotations.Nullable;

/** The complete lists of a work, each null if the partition has never heard of the work. */
final class ListQueries {

    private final WorkLookup lookup;

    ListQueries(WorkLookup lookup) {
        this.lookup = lookup;
    }

    /** The works that cite it. */
    @Nullable
    Page<CitingWorkItem> citingWorks(PartitionStores stores, WorkId work, CitingWorksRequest request) {
        PageSelection<CitingWork> selection = new PageSelection<>(
                request.limit(), request.after(), number -> stores.numbers().id(number));
        SortedMap<Integer, Long> asOf = stores.asOf();
        int hub = stores.numbers().find(work);
        if (hub == 0) {
            return uncited(work, asOf);
        }
        int[] total = {0};
        CitingWorks.forEach(stores.citingWorks(), hub, 0, row -> {
            if (row.facts().counted() && request.lets(row.facts())) {
                total[0]++;
                selection.offer(request.sort().key(row.facts()), row.citing(), row);
            }
        });
        Selected<CitingWork> selected = selection.page(request.sort().code());
        List<CitingWorkItem> items = new ArrayList<>(selected.items().size());
        for (Selected.Item<CitingWork> item : selected.items()) {
            String title = CitingLists.get(stores.citingLists(), item.value().citing())
                    .facts()
                    .title();
            items.add(new CitingWorkItem(item.id(), title, item.value().facts()));
        }
        return new Page<>(items, total[0], selected.next(), asOf);
    }

    /** The works that are cited together with it. */
    @Nullable
    Page<CoCitedItem> coCited(PartitionStores stores, WorkId work, CoCitedRequest request) {
        PageSelection<RankedWork> selection = new PageSelection<>(
                request.limit(), request.after(), number -> stores.numbers().id(number));
        SortedMap<Integer, Long> asOf = stores.asOf();
        int hub = stores.numbers().find(work);
        if (hub == 0) {
            return uncited(work, asOf);
        }
        int[] total = {0};
        coCitations(stores, hub).forEach((number, count) -> {
            if (count >= request.minCount()) {
                total[0]++;
                if (selection.wants(count)) {
                    selection.offer(count, number, new RankedWork(number, count));
                }
            }
        });
        Selected<RankedWork> selected = selection.page(CoCitedRequest.BY_COUNT);
        Known known =
                lookup.known(selected.items().stream().map(Selected.Item::id).toList(), true);
        List<CoCitedItem> items = new ArrayList<>(selected.items().size());
        for (Selected.Item<RankedWork> item : selected.items()) {
            KnownWork other = known.works().get(item.id());
            items.add(new CoCitedItem(
                    item.id(),
                    other == null ? null : other.title(),
                    item.value().count(),
                    other == null ? null : other.citingWorks()));
        }
        return new Page<>(items, total[0], selected.next(), asOf, known.unavailable());
    }

    private static CountTable coCitations(PartitionStores stores, int hub) {
        return Settled.of(() -> {
            Current current = stores.reader().current(hub);
            CoCitationsRead read = stores.reader().coCitations(current, 0);
            return read == null || stores.reader().mergedSince(current)
                    ? null
                    : read.coCitations().counts();
        });
    }

    /** The works that it cites, ids ascending. */
    @Nullable
    Page<ReferenceItem> references(PartitionStores stores, WorkId work) {
        Standing standing = lookup.standing(work);
        ReferenceList list = stores.referenceList(work);
        if (list.isUnknown() && !standing.known()) {
            return null;
        }
        List<ReferenceEntry> asserted =
                list.entries().stream().filter(ReferenceEntry::asserted).toList();
        Known known = lookup.known(
                asserted.stream()
                        .filter(entry -> entry.description().title() == null)
                        .map(ReferenceEntry::cited)
                        .toList(),
                true);
        List<ReferenceItem> items = new ArrayList<>(asserted.size());
        for (ReferenceEntry entry : asserted) {
            String said = entry.description().facts().title();
            KnownWork cited = known.works().get(entry.cited());
            String title = said == null && cited != null ? cited.title() : said;
            items.add(new ReferenceItem(title, entry, Statements.of(entry.mentions())));
        }
        return new Page<>(items, items.size(), null, standing.asOf(), known.unavailable());
    }

    private <T> @Nullable Page<T> uncited(WorkId work, SortedMap<Integer, Long> asOf) {
        return lookup.listedFacts(work) == null ? null : new Page<>(List.of(), 0, null, asOf);
    }
}
