package org.citationhubs.citation.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.citation.work.DescriptionsBySource;
import org.citationhubs.citation.work.WorkDescription;

/**
 * The reference lists of one citing work, one for each source. An event changes the list of its own source only, so a
 * complete list retracts what its source stated before, and nothing that others state.
 *
 * @param citing the citing work
 * @param bySource lists by source, without lists that state nothing
 */
public record ListsBySource(WorkId citing, SortedMap<SourceKey, ReferenceList> bySource) {

    public ListsBySource {
        bySource = Collections.unmodifiableSortedMap(bySource);
    }

    /** Returns the lists of a work without any event. */
    public static ListsBySource unknown(WorkId citing) {
        return new ListsBySource(citing, Collections.emptySortedMap());
    }

    /** Returns a single list. */
    public static ListsBySource of(ReferenceList list) {
        return unknown(list.citing()).with(list);
    }

    /** Returns the list of a source, an unknown list if it states nothing. */
    public ReferenceList of(SourceKey source) {
        ReferenceList list = bySource.get(source);
        return list == null ? ReferenceList.unknown(citing, source) : list;
    }

    /** Returns these lists with another list of one source. */
    public ListsBySource with(ReferenceList list) {
        if (list.isUnknown()) {
            return this;
        }
        SortedMap<SourceKey, ReferenceList> changed = new TreeMap<>(bySource);
        changed.put(list.source(), list);
        return new ListsBySource(citing, changed);
    }

    /** Returns the lists of the systems that count, by source. */
    List<ReferenceList> counted(SourceRules rules) {
        List<ReferenceList> counted = new ArrayList<>(bySource.size());
        for (ReferenceList list : bySource.values()) {
            if (rules.counts(list.source().system())) {
                counted.add(list);
            }
        }
        return counted;
    }

    /** Returns what each system states of the citing work. */
    public DescriptionsBySource descriptions() {
        DescriptionsBySource descriptions = DescriptionsBySource.NONE;
        for (ReferenceList list : bySource.values()) {
            descriptions = descriptions.join(list.source().system(), list.description());
        }
        return descriptions;
    }

    /** Returns the effective facts of the citing work. */
    public WorkDescription description(SourceRules rules) {
        if (bySource.size() == 1) {
            ReferenceList only = of(bySource.firstKey());
            return rules.counts(only.source().system()) ? only.description() : WorkDescription.NONE;
        }
        return descriptions().effective(rules);
    }

    /** Returns the number of citations that a system asserts; one that several of its records assert counts once. */
    public int citations(String system) {
        ReferenceList first = null;
        Set<WorkId> cited = null;
        for (ReferenceList list : bySource.values()) {
            if (list.source().system().equals(system)) {
                if (first == null) {
                    first = list;
                } else {
                    cited = cited == null ? asserted(first) : cited;
                    cited.addAll(asserted(list));
                }
            }
        }
        return cited != null ? cited.size() : first == null ? 0 : first.size();
    }

    private static Set<WorkId> asserted(ReferenceList list) {
        Set<WorkId> cited = new HashSet<>();
        for (ReferenceEntry entry : list.entries()) {
            if (entry.asserted()) {
                cited.add(entry.cited());
            }
        }
        return cited;
    }

    /** Returns these lists after a change of each, without those that state nothing then. */
    ListsBySource map(UnaryOperator<ReferenceList> change) {
        SortedMap<SourceKey, ReferenceList> changed = new TreeMap<>();
        for (ReferenceList list : bySource.values()) {
            ReferenceList mapped = change.apply(list);
            if (!mapped.isUnknown()) {
                changed.put(mapped.source(), mapped);
            }
        }
        return new ListsBySource(citing, changed);
    }

    /**
     * Returns the entries whose description of the cited work differs from that in earlier lists, each as the list of
     * its source has it.
     */
    @SuppressWarnings("ReferenceEquality") // of an event, the lists of all other sources stay the same
    List<ReferenceEntry> describedSince(ListsBySource before) {
        List<ReferenceEntry> described = new ArrayList<>();
        for (ReferenceList list : bySource.values()) {
            ReferenceList known = before.of(list.source());
            if (list.entries() != known.entries()) {
                described.addAll(ReferenceListChange.described(known.entries(), list.entries()));
            }
        }
        return described;
    }
}
