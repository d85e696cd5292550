package org.citationhubs.query.listing;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.reference.ReferenceEntry;
import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.query.hub.KnownWork;
import org.citationhubs.query.hub.PartitionProgressQuery.PartitionProgress;
import org.citationhubs.query.hub.WorkLookup;
import org.citationhubs.query.hub.WorkLookup.KnownWorkLookup;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.page.Page;
import org.jspecify.annotations.Nullable;

/** The complete lists of a work, each null if the partition has never heard of the work. */
public final class ListQueries {

    private final WorkLookup lookup;

    public ListQueries(WorkLookup lookup) {
        this.lookup = lookup;
    }

    /** The works that it cites, ids ascending. */
    @Nullable
    public Page<ReferenceItem> references(PartitionStores stores, WorkId work) {
        PartitionProgress standing = lookup.standing(work);
        ReferenceList list = stores.referenceList(work);
        if (list.isUnknown() && !standing.known()) {
            return null;
        }
        List<ReferenceEntry> asserted =
                list.entries().stream().filter(ReferenceEntry::asserted).toList();
        KnownWorkLookup known = lookup.known(
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
            items.add(new ReferenceItem(title, entry, StatementCounts.of(entry.mentions())));
        }
        return new Page<>(items, items.size(), null, standing.asOf(), known.unavailable());
    }
}
