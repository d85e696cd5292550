package org.citationhubs.ingest.idmap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.PartialDate;

/** Writes groups down as lines such as {@code doi:10.5555/a 1997 1970-01-01T00:00:00Z [doi:10.5555/b]}. */
final class CollectedGroups implements CitationGroupVisitor {

    private final List<String> lines = new ArrayList<>();

    @Override
    public void group(WorkId citing, PartialDate publishedAt, Instant observedAt, List<WorkId> cited) {
        lines.add(citing + " " + publishedAt + " " + observedAt + " " + cited);
    }

    @Override
    public void overLimit(WorkId citing, long citations) {
        lines.add(citing + " over the limit with " + citations);
    }

    List<String> lines() {
        return lines;
    }
}
