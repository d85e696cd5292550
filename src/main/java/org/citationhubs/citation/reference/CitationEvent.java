package org.citationhubs.citation.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.work.WorkFacts;
import org.jspecify.annotations.Nullable;

/**
 * A statement of one source about the reference list of one work at one time.
 *
 * @param op whether the event asserts or retracts the citations
 * @param observedAt when the list was observed; for each citation the newest observation wins
 * @param complete whether the list is complete; a complete list retracts every other citation that its source stated
 *     of the work, at the same time
 * @param citing the citing work
 * @param facts the facts that the event states of the citing work
 * @param citations each cited work once and without the citing work itself, sorted by id
 * @param selfCitations number of citations of the work by itself that were left out
 * @param source who states it
 * @param unidentified number of references of the work that the source could not identify, null if the event does not
 *     say it
 */
public record CitationEvent(
        Operation op,
        Instant observedAt,
        boolean complete,
        WorkId citing,
        WorkFacts facts,
        List<Citation> citations,
        int selfCitations,
        SourceKey source,
        @Nullable Integer unidentified) {

    /** Whether citations are asserted or retracted. */
    public enum Operation {
        ASSERT,
        RETRACT
    }

    public CitationEvent {
        citations = List.copyOf(citations);
    }

    /**
     * Creates an event without a source from the citations in the order in which they were sent: sorts them, merges
     * those of one cited work, and leaves out and counts citations of the work by itself.
     */
    public static CitationEvent of(
            Operation op, Instant observedAt, boolean complete, WorkId citing, WorkFacts facts, List<Citation> sent) {
        Map<WorkId, Citation> byCited = new TreeMap<>();
        int selfCitations = 0;
        for (Citation citation : sent) {
            if (citation.cited().equals(citing)) {
                selfCitations++;
            } else {
                byCited.merge(citation.cited(), citation, Citation::merge);
            }
        }
        return new CitationEvent(
                op,
                observedAt,
                complete,
                citing,
                facts,
                new ArrayList<>(byCited.values()),
                selfCitations,
                SourceKey.UNNAMED,
                null);
    }

    /** Returns this event with other mentions of the citation at an index. */
    public CitationEvent withMentions(int index, List<Mention> mentions) {
        List<Citation> changed = new ArrayList<>(citations);
        Citation citation = citations.get(index);
        changed.set(index, new Citation(citation.cited(), citation.facts(), mentions));
        return new CitationEvent(op, observedAt, complete, citing, facts, changed, selfCitations, source, unidentified);
    }

    /** Returns this event as one of another source. */
    public CitationEvent withSource(SourceKey stating) {
        return new CitationEvent(
                op, observedAt, complete, citing, facts, citations, selfCitations, stating, unidentified);
    }

    /** Returns this event without facts of the citing work. */
    public CitationEvent withoutFacts() {
        return new CitationEvent(
                op, observedAt, complete, citing, WorkFacts.NONE, citations, selfCitations, source, unidentified);
    }

    /** Returns this event with a number of references that its source could not identify. */
    public CitationEvent withUnidentified(@Nullable Integer references) {
        return new CitationEvent(op, observedAt, complete, citing, facts, citations, selfCitations, source, references);
    }
}
