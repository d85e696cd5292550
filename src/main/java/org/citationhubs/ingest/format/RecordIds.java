package org.citationhubs.ingest.format;

import java.util.Collection;
import java.util.List;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;

/** The ids that a record has of one work. */
public final class RecordIds {

    /**
     * The schemes by preference. It is the same for all feeds, so that every feed that knows the DOI of a work comes to
     * the same id.
     */
    private static final List<Scheme> PREFERENCE = List.of(
            Scheme.DOI,
            Scheme.ARXIV,
            Scheme.PMID,
            Scheme.PMCID,
            Scheme.ACL,
            Scheme.OMID,
            Scheme.OPENALEX,
            Scheme.S2,
            Scheme.INSPIRE,
            Scheme.PITH);

    private RecordIds() {}

    /**
     * Returns the id under which a work is published: of the most preferred scheme, of several ids of that scheme the
     * least.
     *
     * @param ids at least one
     */
    public static WorkId best(Collection<WorkId> ids) {
        WorkId best = null;
        int bestRank = 0;
        for (WorkId id : ids) {
            int rank = PREFERENCE.indexOf(id.scheme());
            if (best == null || rank < bestRank || (rank == bestRank && id.compareTo(best) < 0)) {
                best = id;
                bestRank = rank;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("no id");
        }
        return best;
    }
}
