package org.citationhubs.query.listing;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.EffectiveList;
import org.citationhubs.citation.reference.ReferenceEntry;
import org.citationhubs.citation.reference.ReferenceListState;
import org.citationhubs.citation.reference.SourceCoverage;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.query.hub.PartitionQueries.KnownWork;
import org.citationhubs.query.hub.PartitionQueries.PartitionProgress;
import org.citationhubs.query.hub.WorkLookup;
import org.citationhubs.query.hub.WorkLookup.KnownWorkLookup;
import org.citationhubs.query.local.Answer;
import org.citationhubs.query.local.Answer.Found;
import org.citationhubs.query.local.Answer.Unknown;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.page.Page;
import org.jspecify.annotations.Nullable;

/** Reads the reference list of a citing work. */
public final class ReferencesQuery {

    private final WorkLookup lookup;

    public ReferencesQuery(WorkLookup lookup) {
        this.lookup = lookup;
    }

    /**
     * Returns all works that a work cites, by ascending id, on one page.
     *
     * @param source the system whose citations alone are returned, null for those of all
     */
    public Answer<ReferencesPage> read(PartitionStores stores, WorkId work, @Nullable String source) {
        // The offsets are read before the list, so that the list is not older than they say.
        PartitionProgress progress = lookup.progress(work);
        ReferenceListState lists = stores.referenceLists(work);
        SourceRules rules = stores.sourceRules(work);
        EffectiveList list = lists.effective(rules);
        if (!list.known() && !progress.known()) {
            return new Unknown<>();
        }
        List<ReferenceEntry> asserted = list.entries().stream()
                .filter(ReferenceEntry::asserted)
                .filter(entry -> source == null || entry.sources().contains(source))
                .toList();
        KnownWorkLookup known = lookup.known(
                asserted.stream()
                        .filter(entry -> entry.description().title() == null)
                        .map(ReferenceEntry::cited)
                        .toList(),
                true);
        List<ReferenceItem> items = new ArrayList<>(asserted.size());
        for (ReferenceEntry entry : asserted) {
            String listed = entry.description().facts().title();
            KnownWork cited = known.works().get(entry.cited());
            String title = listed == null && cited != null ? cited.title() : listed;
            items.add(new ReferenceItem(title, entry, StatementCounts.of(entry.mentions())));
        }
        return new Found<>(new ReferencesPage(
                new Page<>(items, items.size(), null, progress.asOf(), known.unavailable()), lists.coverage(rules)));
    }

    /**
     * The reference list of a work.
     *
     * @param page the citations
     * @param coverage how much each source that counts knows of the list
     */
    public record ReferencesPage(Page<ReferenceItem> page, List<SourceCoverage> coverage) {

        public ReferencesPage {
            coverage = List.copyOf(coverage);
        }
    }

    /**
     * An entry of a reference list.
     *
     * @param title of the cited work: from the list, else from the partition that
     *     owns the cited work, null if neither has one
     * @param citation the entry
     * @param statements counts of its mentions
     */
    public record ReferenceItem(@Nullable String title, ReferenceEntry citation, StatementCounts statements) {

        /** Returns the id of the cited work. */
        public WorkId id() {
            return citation.cited();
        }
    }
}
