package org.citationhubs.bench.input;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.serde.json.CitationEventWriter;
import org.citationhubs.serde.json.EventOrigin;
import org.citationhubs.serde.json.WorkEventWriter;
import org.jspecify.annotations.Nullable;

/** Writes a graph as records of the input topics. */
public final class Events {

    private static final Instant OBSERVED = Instant.parse("2026-01-01T00:00:00Z");
    private static final EventOrigin ORIGIN = new EventOrigin(null, "bench", null);

    private final CitationEventWriter citations = new CitationEventWriter();
    private final WorkEventWriter works = new WorkEventWriter();

    /** How a reference list is split into events. */
    public enum Shape {
        /** The whole list in one {@code complete} event. */
        WHOLE_LISTS,
        /** One {@code partial} event for each citation. */
        SINGLE_CITATIONS
    }

    /**
     * A record of an input topic.
     *
     * @param citations the number of citations in it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Event(byte[] key, byte[] value, int citations) {}

    /** Returns the records of {@code citations.v1}. */
    public List<Event> citations(Graph graph, Shape shape) {
        List<Event> events = new ArrayList<>();
        for (Paper paper : graph.papers()) {
            if (shape == Shape.WHOLE_LISTS) {
                events.add(event(paper, true, paper.cited()));
            } else {
                paper.cited().forEach(cited -> events.add(event(paper, false, List.of(cited))));
            }
        }
        return events;
    }

    private Event event(Paper paper, boolean complete, List<String> cited) {
        CitationEvent event = CitationEvent.of(
                Operation.ASSERT,
                OBSERVED,
                complete,
                WorkId.parse(paper.id()),
                facts(paper.title(), paper.date()),
                cited.stream()
                        .map(id -> new Citation(WorkId.parse(id), WorkFacts.NONE, List.of()))
                        .toList());
        return new Event(key(paper.id()), citations.write(ORIGIN, event), cited.size());
    }

    /** Returns the records of {@code works.v1}. */
    public List<Event> works(Graph graph) {
        return graph.described().stream()
                .map(work -> new Event(
                        key(work.id()),
                        works.write(
                                ORIGIN,
                                new WorkEvent(WorkId.parse(work.id()), OBSERVED, facts(work.title(), work.date()))),
                        0))
                .toList();
    }

    private static WorkFacts facts(@Nullable String title, @Nullable String date) {
        return WorkFacts.of(title, date == null ? null : PartialDate.parse(date), null);
    }

    private static byte[] key(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }
}
