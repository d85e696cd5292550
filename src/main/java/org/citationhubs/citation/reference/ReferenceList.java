package org.citationhubs.citation.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.citationhubs.citation.work.SourcedValue;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of the citations that one work makes: the unit in which state changes.
 *
 * <p>{@link #fold} is commutative, associative and idempotent over the events of the citing work: any order of delivery, any
 * number of deliveries, ends in the same list. A complete list is a retraction at its time of every citation that is not in it,
 * known or not yet known; {@code completeAt} stands for the ones not yet known.
 *
 * @param citing the citing work
 * @param description what is believed of the citing work
 * @param completeAt when the newest complete list was observed, null if none was
 * @param entries by id of the cited work, ascending, tombstones among them
 */
public record ReferenceList(
        WorkId citing,
        WorkDescription description,
        @Nullable Instant completeAt,
        List<ReferenceEntry> entries) {

    public ReferenceList {
        entries = List.copyOf(entries);
    }

    /** The list of a work of which nothing is known. */
    public static ReferenceList unknown(WorkId citing) {
        return new ReferenceList(citing, WorkDescription.NONE, null, List.of());
    }

    /** The list after an event of its citing work. Returns an equal list if the event says nothing new. */
    public ReferenceList fold(CitationEvent event) {
        Instant at = event.observedAt();
        WorkDescription described =
                description.join(WorkDescription.said(SourcedValue.Source.ITSELF, at, event.facts()));
        return new ReferenceList(citing, described, newest(completeAt, event), merged(event));
    }

    /** The list after something was said of its citing work elsewhere. */
    public ReferenceList describe(WorkDescription said) {
        return new ReferenceList(citing, description.join(said), completeAt, entries);
    }

    private static @Nullable Instant newest(@Nullable Instant completeAt, CitationEvent event) {
        boolean newer =
                event.complete() && (completeAt == null || event.observedAt().isAfter(completeAt));
        return newer ? event.observedAt() : completeAt;
    }

    /** One pass over two lists sorted by id: the entries known so far and the citations of the event. */
    private List<ReferenceEntry> merged(CitationEvent event) {
        List<Citation> said = event.citations();
        List<ReferenceEntry> merged = new ArrayList<>(entries.size() + said.size());
        int i = 0;
        int j = 0;
        while (i < entries.size() || j < said.size()) {
            int order = order(i, said, j);
            if (order < 0) {
                ReferenceEntry entry = entries.get(i++);
                merged.add(event.complete() ? entry.retracted(event.observedAt()) : entry);
            } else {
                Citation citation = said.get(j++);
                ReferenceEntry entry = order == 0 ? entries.get(i++) : notYetKnown(citation.cited());
                merged.add(said(entry, citation, event));
            }
        }
        return merged;
    }

    private int order(int i, List<Citation> said, int j) {
        if (i == entries.size()) {
            return 1;
        }
        return j == said.size()
                ? -1
                : entries.get(i).cited().compareTo(said.get(j).cited());
    }

    /** A citation nobody spoke of is in none of the complete lists seen: the newest of them retracted it. */
    private ReferenceEntry notYetKnown(WorkId cited) {
        Instant retractedAt = completeAt == null ? Instant.MIN : completeAt;
        return new ReferenceEntry(cited, retractedAt, false, null, List.of(), WorkDescription.NONE);
    }

    private static ReferenceEntry said(ReferenceEntry entry, Citation citation, CitationEvent event) {
        Instant at = event.observedAt();
        return event.op() == CitationEvent.Operation.ASSERT
                ? entry.asserted(
                        at, citation.mentions(), WorkDescription.said(SourcedValue.Source.CITER, at, citation.facts()))
                : entry.retracted(at);
    }

    /** How many citations the list holds, tombstones left out. */
    public int size() {
        int size = 0;
        for (ReferenceEntry entry : entries) {
            if (entry.asserted()) {
                size++;
            }
        }
        return size;
    }

    /** Whether nothing was ever said of the work or its list. */
    public boolean isUnknown() {
        return entries.isEmpty() && completeAt == null && Objects.equals(description, WorkDescription.NONE);
    }
}
