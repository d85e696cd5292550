package org.citationhubs.hub.count;

import java.time.Instant;
import org.citationhubs.citation.work.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * What a hub counts of one of its citing works.
 *
 * @param publishedAt when the citing work was published, null if nobody said
 * @param observedAt when the citation was first observed, to the second
 * @param statements how its mentions are spread over roles and polarities
 * @param self whether the citing work and the hub have an author in common
 * @param standing whether it is counted at all
 */
public record CitationFacts(
        @Nullable PartialDate publishedAt,
        Instant observedAt,
        StatementCounts statements,
        boolean self,
        CitationStatus standing) {

    /** A citing work that counts and has no author in common with the hub. */
    public static CitationFacts of(@Nullable PartialDate publishedAt, Instant observedAt, StatementCounts statements) {
        return new CitationFacts(publishedAt, observedAt, statements, false, CitationStatus.COUNTED);
    }

    /** Whether it is among the citing works of the hub. */
    public boolean counted() {
        return standing == CitationStatus.COUNTED;
    }

    /** The same in another standing. */
    public CitationFacts as(CitationStatus newStanding) {
        return new CitationFacts(publishedAt, observedAt, statements, self, newStanding);
    }

    /** The same, with or without an author in common. */
    public CitationFacts withSelf(boolean newSelf) {
        return new CitationFacts(publishedAt, observedAt, statements, newSelf, standing);
    }

    /** The UTC day on which the citation was first observed, in days since 1970. */
    public int observedDay() {
        return EpochDay.ofEpochSecond(observedAt.getEpochSecond());
    }
}
