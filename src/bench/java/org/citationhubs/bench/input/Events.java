package org.citationhubs.bench.input;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.source.SourceKey;
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

    private final CitationEventWriter citations = new CitationEventWriter();
    private final WorkEventWriter works = new WorkEventWriter();

    /** How a reference list is split into events. */
    public enum Shape {
        /** The whole list in one {@code complete} event. */
        WHOLE_LISTS,
        /** One {@code partial} event for each citation. */
        SINGLE_CITATIONS,
        /**
         * Three {@code complete} events of different sources, in which a citation is with a chance of 70, 60 and 50 %;
         * one that is in none of them is in the first.
         */
        THREE_SOURCES
    }

    private static final List<String> SOURCES = List.of("alpha", "beta", "gamma");
    private static final List<Integer> SHARES = List.of(70, 60, 50);

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
        Random random = new Random(1);
        for (Paper paper : graph.papers()) {
            switch (shape) {
                case WHOLE_LISTS -> events.add(event(paper, "", true, paper.cited()));
                case SINGLE_CITATIONS ->
                    paper.cited().forEach(cited -> events.add(event(paper, "", false, List.of(cited))));
                case THREE_SOURCES -> addThree(events, paper, random);
            }
        }
        return events;
    }

    private void addThree(List<Event> events, Paper paper, Random random) {
        List<List<String>> lists = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String cited : paper.cited()) {
            boolean listed = false;
            for (int source = 0; source < lists.size(); source++) {
                if (random.nextInt(100) < SHARES.get(source)) {
                    lists.get(source).add(cited);
                    listed = true;
                }
            }
            if (!listed) {
                lists.get(0).add(cited);
            }
        }
        for (int source = 0; source < lists.size(); source++) {
            events.add(event(paper, SOURCES.get(source), true, lists.get(source)));
        }
    }

    private Event event(Paper paper, String source, boolean complete, List<String> cited) {
        CitationEvent event = CitationEvent.of(
                        Operation.ASSERT,
                        OBSERVED,
                        complete,
                        WorkId.parse(paper.id()),
                        facts(paper.title(), paper.date()),
                        cited.stream()
                                .map(id -> new Citation(WorkId.parse(id), WorkFacts.NONE, List.of()))
                                .toList())
                .withSource(SourceKey.of(source));
        return new Event(key(paper.id()), citations.write(EventOrigin.NONE, event), cited.size());
    }

    /** Returns the records of {@code works.v1}. */
    public List<Event> works(Graph graph) {
        return graph.described().stream()
                .map(work -> new Event(
                        key(work.id()),
                        works.write(
                                EventOrigin.NONE,
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
