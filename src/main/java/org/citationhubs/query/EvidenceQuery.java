package org.citationhubs.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.citationhubs.citation.Mention;
import org.citationhubs.citation.WorkFacts;
import org.citationhubs.citation.WorkId;
import org.citationhubs.query.CitationMentions.Edge;
import org.citationhubs.query.CitingWorksRequest.Sort;
import org.citationhubs.query.PageSelection.Selected;
import org.citationhubs.store.CitingLists;
import org.citationhubs.store.CitingWork;
import org.citationhubs.store.CitingWorks;
import org.citationhubs.store.StatementRows;
import org.jspecify.annotations.Nullable;

/** The works that cite a hub and another work: rows of the hub whose list cites the other. */
final class EvidenceQuery {

    private final WorkLookup lookup;

    EvidenceQuery(WorkLookup lookup) {
        this.lookup = lookup;
    }

    /** A page, null if the partition has never heard of the work. */
    @Nullable
    Evidence read(PartitionStores stores, WorkId work, WorkId other, int limit, @Nullable String cursor) {
        PageSize.require(limit);
        SortedMap<Integer, Long> asOf = stores.asOf();
        Cursor after = cursor == null ? null : Cursor.decode(cursor, Sort.DATE.code());
        int hub = stores.numbers().find(work);
        if (hub == 0) {
            return lookup.listedFacts(work) == null ? null : new Evidence(other, new Page<>(List.of(), 0, null, asOf));
        }
        stores.requireOwn(hub);
        int otherNumber = stores.numbers().find(other);
        PageSelection<CitingWork> selection =
                new PageSelection<>(limit, after, number -> stores.numbers().id(number));
        int[] total = {0};
        CitingWorks.forEach(stores.citingWorks(), hub, 0, row -> {
            if (row.facts().counted()
                    && otherNumber != hub
                    && CitingLists.get(stores.citingLists(), row.citing()).cites(otherNumber)) {
                total[0]++;
                selection.offer(Sort.DATE.key(row.facts()), row.citing(), row);
            }
        });
        Selected<CitingWork> selected = selection.page(Sort.DATE.code());
        CitationMentions ofOther = lookup.mentions(selected.items().stream()
                .map(item -> new Edge(item.id(), other))
                .toList());
        List<Evidence.Item> items = new ArrayList<>(selected.items().size());
        for (Selected.Item<CitingWork> item : selected.items()) {
            items.add(item(stores, hub, item, new Edge(item.id(), other), ofOther.statements()));
        }
        return new Evidence(other, new Page<>(items, total[0], selected.next(), asOf, ofOther.unavailable()));
    }

    private static Evidence.Item item(
            PartitionStores stores,
            int hub,
            Selected.Item<CitingWork> item,
            Edge edge,
            Map<Edge, List<Mention>> ofOther) {
        CitingWork row = item.value();
        WorkFacts facts = CitingLists.facts(stores.citingLists(), row.citing());
        return new Evidence.Item(
                item.id(),
                facts.title(),
                row.facts().publishedAt(),
                StatementRows.get(stores.statements(), hub, row.row()),
                ofOther.getOrDefault(edge, List.of()));
    }
}
