package org.citationhubs.citation.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.citation.work.SourcedValue;
import org.citationhubs.citation.work.WorkDescription;
import org.jspecify.annotations.Nullable;

/**
 * All citations that one work makes, as one source states them: the unit in which state changes.
 *
 * <p>{@link #fold} is commutative, associative and idempotent over the events of the source, so that any order and
 * any number of deliveries ends in the same list. A complete list retracts, at its time, every citation that is not in
 * it. {@code completeAt} stands for the retraction of citations that are not yet known.
 *
 * @param citing the citing work
 * @param source who states the list
 * @param description the effective facts of the citing work, of those that the source states
 * @param completeAt when the newest complete list was observed, null if there was none
 * @param entries entries by id of the cited work, ascending, with tombstones
 * @param former first assertions of citations that have no entry any more, see {@link #withoutSuperseded}
 * @param unidentified how many references the source could not identify, null if it did not say it
 */
public record ReferenceList(
        WorkId citing,
        SourceKey source,
        WorkDescription description,
        @Nullable Instant completeAt,
        List<ReferenceEntry> entries,
        FormerCitations former,
        @Nullable UnidentifiedReferences unidentified) {

    public ReferenceList {
        entries = List.copyOf(entries);
    }

    /** Creates a list of events that name no source, from which no citation was removed. */
    public ReferenceList(
            WorkId citing, WorkDescription description, @Nullable Instant completeAt, List<ReferenceEntry> entries) {
        this(citing, SourceKey.UNNAMED, description, completeAt, entries, FormerCitations.NONE, null);
    }

    /** Returns the empty list of a work without any event. */
    public static ReferenceList unknown(WorkId citing) {
        return unknown(citing, SourceKey.UNNAMED);
    }

    /** Returns the empty list of a work without any event of a source. */
    public static ReferenceList unknown(WorkId citing, SourceKey source) {
        return new ReferenceList(citing, source, WorkDescription.NONE, null, List.of(), FormerCitations.NONE, null);
    }

    /** Returns the list after an event of its source. The list is equal if the event states nothing new. */
    public ReferenceList fold(CitationEvent event) {
        Instant at = event.observedAt();
        WorkDescription described =
                description.join(WorkDescription.statedBy(SourcedValue.Source.ITSELF, at, event.facts()));
        List<ReferenceEntry> merged = merged(event);
        FormerCitations rest = former.without(event.citations());
        long largest = rest.largestKeptHash(merged);
        if (largest != Long.MAX_VALUE) {
            merged.replaceAll(
                    entry -> FormerCitations.hash(entry.cited()) <= largest ? entry : entry.withoutFirstAssertion());
        }
        return new ReferenceList(
                citing,
                source,
                described,
                newest(completeAt, event),
                merged,
                rest.upTo(largest),
                UnidentifiedReferences.newest(unidentified, event));
    }

    /**
     * Returns the list without the tombstones that the newest complete list makes needless: {@code completeAt} stands
     * for each that is not newer. Any further events end in the same citations as with them.
     */
    public ReferenceList withoutSuperseded() {
        Instant complete = completeAt;
        if (complete == null) {
            return this;
        }
        List<ReferenceEntry> kept = new ArrayList<>(entries.size());
        List<ReferenceEntry> removed = new ArrayList<>();
        for (ReferenceEntry entry : entries) {
            boolean superseded = !entry.asserted() && !entry.observedAt().isAfter(complete);
            (superseded ? removed : kept).add(entry);
        }
        return removed.isEmpty()
                ? this
                : new ReferenceList(citing, source, description, complete, kept, former.with(removed), unidentified);
    }

    /** Returns the list after its source stated facts of the citing work. */
    public ReferenceList describe(WorkDescription stated) {
        return new ReferenceList(citing, source, description.join(stated), completeAt, entries, former, unidentified);
    }

    /** Returns the facts and citations alone, as far as the list of a surviving id needs them. */
    public ReferenceList snapshot() {
        return new ReferenceList(citing, source, description, null, entries, FormerCitations.NONE, null);
    }

    /** Returns the list without the facts of the citing work. */
    public ReferenceList withoutDescription() {
        return new ReferenceList(citing, source, WorkDescription.NONE, completeAt, entries, former, unidentified);
    }

    /** Returns what this list states of the surviving id of the citing work alone. */
    public ReferenceList survivorOnly() {
        return new ReferenceList(
                citing, source, description.survivorOnly(), null, List.of(), FormerCitations.NONE, null);
    }

    private static @Nullable Instant newest(@Nullable Instant completeAt, CitationEvent event) {
        boolean newer =
                event.complete() && (completeAt == null || event.observedAt().isAfter(completeAt));
        return newer ? event.observedAt() : completeAt;
    }

    /** Merges two lists sorted by id in one pass: the entries known so far and the citations of the event. */
    private List<ReferenceEntry> merged(CitationEvent event) {
        List<Citation> stated = event.citations();
        List<ReferenceEntry> merged = new ArrayList<>(entries.size() + stated.size());
        SourceSet stating = entries.isEmpty()
                ? SourceSet.of(List.of(source.system()))
                : entries.get(0).sources();
        int i = 0;
        int j = 0;
        while (i < entries.size() || j < stated.size()) {
            int order = order(i, stated, j);
            if (order < 0) {
                ReferenceEntry entry = entries.get(i++);
                merged.add(event.complete() ? entry.retracted(event.observedAt()) : entry);
            } else {
                Citation citation = stated.get(j++);
                ReferenceEntry entry = order == 0 ? entries.get(i++) : unknownEntry(citation.cited(), stating);
                merged.add(apply(citation, entry, event));
            }
        }
        return merged;
    }

    private int order(int i, List<Citation> stated, int j) {
        if (i == entries.size()) {
            return 1;
        }
        return j == stated.size()
                ? -1
                : entries.get(i).cited().compareTo(stated.get(j).cited());
    }

    /**
     * Returns the entry of a citation without any statement: the newest complete list, which does not have it,
     * retracted it.
     */
    private ReferenceEntry unknownEntry(WorkId cited, SourceSet stating) {
        Instant retractedAt = completeAt == null ? Instant.MIN : completeAt;
        return new ReferenceEntry(
                cited, retractedAt, false, former.of(cited), List.of(), WorkDescription.NONE, stating);
    }

    private static ReferenceEntry apply(Citation citation, ReferenceEntry entry, CitationEvent event) {
        Instant at = event.observedAt();
        return event.op() == CitationEvent.Operation.ASSERT
                ? entry.asserted(
                        at,
                        citation.mentions(),
                        WorkDescription.statedBy(SourcedValue.Source.CITER, at, citation.facts()))
                : entry.retracted(at);
    }

    /** Returns the number of citations without tombstones. */
    public int size() {
        int size = 0;
        for (ReferenceEntry entry : entries) {
            if (entry.asserted()) {
                size++;
            }
        }
        return size;
    }

    /** Returns whether the source stated neither the work nor its list. */
    public boolean isUnknown() {
        return entries.isEmpty()
                && completeAt == null
                && unidentified == null
                && former.isEmpty()
                && Objects.equals(description, WorkDescription.NONE);
    }
}
