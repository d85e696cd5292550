package org.citationhubs.citation.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;

/**
 * What a crawler says of the reference list of one work at one time.
 *
 * @param op whether the citations are there or are not
 * @param observedAt when the crawler looked; per citation the newest look wins
 * @param complete whether the citations are all there are: then every other citation of the work is retracted at the same time
 * @param citing the citing work
 * @param facts what the event says of the citing work
 * @param citations each cited work once, none of them the citing work; sorted by id
 * @param selfCitations how many citations of the work by itself were left out
 */
public record CitationEvent(
        Operation op,
        Instant observedAt,
        boolean complete,
        WorkId citing,
        WorkFacts facts,
        List<Citation> citations,
        int selfCitations) {

    /** What is said of the citations. */
    public enum Operation {
        ASSERT,
        RETRACT
    }

    public CitationEvent {
        citations = List.copyOf(citations);
    }

    /**
     * An event from the citations as a crawler sent them: sorted, what is said of one cited work in several places put together,
     * citations of the work by itself left out and counted.
     */
    public static CitationEvent of(
            Operation op, Instant observedAt, boolean complete, WorkId citing, WorkFacts facts, List<Citation> sent) {
        Map<WorkId, Citation> byCited = new TreeMap<>();
        int selfCitations = 0;
        for (Citation citation : sent) {
            if (citation.cited().equals(citing)) {
                selfCitations++;
            } else {
                byCited.merge(citation.cited(), citation, Citation::and);
            }
        }
        return new CitationEvent(
                op, observedAt, complete, citing, facts, new ArrayList<>(byCited.values()), selfCitations);
    }
}
