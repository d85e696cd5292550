package org.citationhubs.ingest.follow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatReader;
import org.citationhubs.ingest.format.ImportException;

/**
 * Pages like those of Crossref, of made-up works: each cites the works {@code c1} and {@code c2}. And a reader of such
 * pages that is as plain as can be.
 */
public final class StubWorks implements FormatReader {

    /** Time of every record. */
    public static final Instant INDEXED = Instant.parse("2020-05-24T08:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FormatContext context;

    public StubWorks(FormatContext context) {
        this.context = context;
    }

    /** Returns a page with the works of these numbers. */
    public static String page(int from, int until, long total, String cursor) {
        String items = IntStream.range(from, until)
                .mapToObj(work -> """
                        {"DOI": "10.1000/%d", "indexed": {"date-time": "%s"},
                         "reference": [{"DOI": "10.1000/c1"}, {"DOI": "10.1000/c2"}]}""".formatted(work, INDEXED))
                .collect(Collectors.joining(","));
        return """
            {"status": "ok", "message-type": "work-list",
             "message": {"total-results": %d, "next-cursor": "%s", "items": [%s]}}""".formatted(total, cursor, items);
    }

    @Override
    public void read(InputStream in, String name) throws IOException {
        JsonNode items = JSON.readTree(in).at("/message/items");
        if (!items.path(0).has("DOI")) {
            throw new ImportException(name + ": is of another format: the first record has no DOI", null);
        }
        for (JsonNode item : items) {
            WorkId citing = WorkId.parse("doi:" + item.path("DOI").asText());
            Instant indexed = Instant.parse(item.at("/indexed/date-time").asText());
            List<Citation> citations = new ArrayList<>();
            for (JsonNode reference : item.path("reference")) {
                WorkId cited = WorkId.parse("doi:" + reference.path("DOI").asText());
                citations.add(new Citation(cited, WorkFacts.NONE, List.of()));
            }
            context.events().list(CitationEvent.of(Operation.ASSERT, indexed, true, citing, WorkFacts.NONE, citations));
        }
    }
}
