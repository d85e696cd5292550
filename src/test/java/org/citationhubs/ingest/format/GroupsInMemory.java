package org.citationhubs.ingest.format;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.jspecify.annotations.Nullable;

/** Citations that a reader does not have by citing work, and the lists that they make. */
public final class GroupsInMemory implements CitationGroups {

    private final TreeMap<WorkId, List<Row>> rows = new TreeMap<>();

    private record Row(@Nullable PartialDate publishedAt, Instant observedAt, WorkId cited) {}

    @Override
    public void add(WorkId citing, @Nullable PartialDate publishedAt, Instant observedAt, WorkId cited) {
        rows.computeIfAbsent(citing, id -> new ArrayList<>()).add(new Row(publishedAt, observedAt, cited));
    }

    /** Returns the citations as lines such as {@code pmid:1 1997 cites pmid:2}. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        rows.forEach((citing, cited) ->
                cited.forEach(row -> lines.add(citing + " " + row.publishedAt + " cites " + row.cited)));
        return lines;
    }

    /** Returns a complete list of each citing work. */
    public List<CitationEvent> lists() {
        List<CitationEvent> lists = new ArrayList<>();
        rows.forEach((citing, cited) -> lists.add(CitationEvent.of(
                Operation.ASSERT,
                cited.get(0).observedAt,
                true,
                citing,
                WorkFacts.of(null, cited.get(0).publishedAt, null),
                cited.stream()
                        .map(row -> new Citation(row.cited, WorkFacts.NONE, List.of()))
                        .toList())));
        return lists;
    }
}
