package org.citationhubs.hub.count;

import java.time.Instant;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.citation.work.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a citing work that its hub counts.
 *
 * @param publishedAt when the citing work was published, null if not known
 * @param observedAt when the citation was first observed, to the second
 * @param statements counts of its mentions by role and polarity
 * @param self whether the citing work and the hub have an author in common
 * @param status which counts include the citing work
 * @param sources the systems that assert the citation
 */
public record CitationFacts(
        @Nullable PartialDate publishedAt,
        Instant observedAt,
        StatementCounts statements,
        boolean self,
        CitationStatus status,
        SourceSet sources) {

    /** Returns the facts of a counted citing work without an author in common with the hub, from unnamed sources. */
    public static CitationFacts of(@Nullable PartialDate publishedAt, Instant observedAt, StatementCounts statements) {
        return new CitationFacts(publishedAt, observedAt, statements, false, CitationStatus.COUNTED, SourceSet.UNNAMED);
    }

    /** Returns whether it is one of the citing works of the hub. */
    public boolean counted() {
        return status == CitationStatus.COUNTED;
    }

    /** Returns these facts with or without an author in common. */
    public CitationFacts withSelf(boolean newSelf) {
        return new CitationFacts(publishedAt, observedAt, statements, newSelf, status, sources);
    }

    /** Returns these facts as other systems assert them. */
    public CitationFacts withSources(SourceSet newSources) {
        return new CitationFacts(publishedAt, observedAt, statements, self, status, newSources);
    }

    /** Returns the UTC day on which the citation was first observed, in days since 1970. */
    public int observedDay() {
        return EpochDay.ofEpochSecond(observedAt.getEpochSecond());
    }
}
