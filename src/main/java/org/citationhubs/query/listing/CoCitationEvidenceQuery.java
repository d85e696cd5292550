package org.citationhubs.query.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.query.hub.CitationMentions;
import org.citationhubs.query.hub.CitationMentions.CitationEdge;
import org.citationhubs.query.hub.WorkLookup;
import org.citationhubs.query.listing.CitingWorksRequest.CitingWorksSort;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.page.Cursor;
import org.citationhubs.query.page.Page;
import org.citationhubs.query.page.PageSelection;
import org.citationhubs.query.page.PageSelection.SelectedPage;
import org.citationhubs.query.page.PageSize;
import org.citationhubs.store.lists.CitingListStore;
import org.citationhubs.store.rows.CitingWorkRow;
import org.citationhubs.store.rows.CitingWorkRows;
import org.citationhubs.store.rows.StatementRows;
import org.jspecify.annotations.Nullable;

/** The works that cite a hub and another work: rows of the hub whose list cites the other. */
public final class CoCitationEvidenceQuery {

    private final WorkLookup lookup;

    public CoCitationEvidenceQuery(WorkLookup lookup) {
        this.lookup = lookup;
    }

    /** A page, null if the partition has never heard of the work. */
    @Nullable
    public CoCitationEvidence read(
            PartitionStores stores, WorkId work, WorkId other, int limit, @Nullable String cursor) {
        PageSize.require(limit);
        InputOffsets asOf = stores.asOf();
        Cursor after = cursor == null ? null : Cursor.decode(cursor, CitingWorksSort.DATE.code());
        int hub = stores.hubs().numbers().find(work);
        if (hub == 0) {
            return lookup.listedFacts(work) == null
                    ? null
                    : new CoCitationEvidence(other, new Page<>(List.of(), 0, null, asOf));
        }
        stores.requireOwn(hub);
        int otherNumber = stores.hubs().numbers().find(other);
        PageSelection<CitingWorkRow> selection =
                new PageSelection<>(limit, after, number -> stores.hubs().numbers().id(number));
        int[] total = {0};
        CitingWorkRows.forEach(stores.hubs().citingWorks(), hub, 0, row -> {
            if (row.facts().counted()
                    && otherNumber != hub
                    && CitingListStore.get(stores.hubs().citingLists(), row.citing()).cites(otherNumber)) {
                total[0]++;
                selection.offer(CitingWorksSort.DATE.key(row.facts()), row.citing(), row);
            }
        });
        SelectedPage<CitingWorkRow> selected = selection.page(CitingWorksSort.DATE.code());
        CitationMentions ofOther = lookup.mentions(selected.items().stream()
                .map(item -> new CitationEdge(item.id(), other))
                .toList());
        List<CoCitationEvidence.EvidenceItem> items =
                new ArrayList<>(selected.items().size());
        for (SelectedPage.PageItem<CitingWorkRow> item : selected.items()) {
            items.add(item(stores, hub, item, new CitationEdge(item.id(), other), ofOther.statements()));
        }
        return new CoCitationEvidence(other, new Page<>(items, total[0], selected.next(), asOf, ofOther.unavailable()));
    }

    private static CoCitationEvidence.EvidenceItem item(
            PartitionStores stores,
            int hub,
            SelectedPage.PageItem<CitingWorkRow> item,
            CitationEdge edge,
            Map<CitationEdge, List<Mention>> ofOther) {
        CitingWorkRow row = item.value();
        WorkFacts facts = CitingListStore.facts(stores.hubs().citingLists(), row.citing());
        return new CoCitationEvidence.EvidenceItem(
                item.id(),
                facts.title(),
                row.facts().publishedAt(),
                StatementRows.get(stores.hubs().statements(), hub, row.row()),
                ofOther.getOrDefault(edge, List.of()));
    }
}
