package org.citationhubs.query;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.ReferenceEntry;
import org.citationhubs.citation.ReferenceList;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.Statements;
import org.citationhubs.query.StandingQuestion.Standing;
import org.citationhubs.query.WorkLookup.Known;
import org.jspecify.annotations.Nullable;

/** The complete lists of a work, each null if the partition has never heard of the work. */
final class ListQueries {

    private final WorkLookup lookup;

    ListQueries(WorkLookup lookup) {
        this.lookup = lookup;
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
}
