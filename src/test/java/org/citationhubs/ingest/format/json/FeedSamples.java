package org.citationhubs.ingest.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.ingest.format.ExpectedEvents;
import org.citationhubs.ingest.format.ReadEvents;

/** Compares what was read of a sample with what was counted independently, beside citations. */
public final class FeedSamples {

    private FeedSamples() {}

    /** Requires the expected numbers of a section of lists, such as {@code /canonical}. */
    public static void requireLists(ExpectedEvents expected, String section, ReadEvents read) {
        assertThat(read.counts().lists())
                .isEqualTo(expected.at(section + "/lists").asLong());
        assertThat(read.counts().emptyLists())
                .isEqualTo(expected.at(section + "/emptyLists").asLong());
        assertThat(read.counts().repeated())
                .isEqualTo(expected.at(section + "/repeated").asLong());
        assertThat(read.counts().repaired()).isEqualTo(numbers(expected.at(section + "/repaired")));
    }

    /**
     * Requires the expected numbers of works, by the facts that they have, and the range of their times.
     *
     * @param saysNothing number of records that say nothing of their work, of which no event is passed on
     */
    public static void requireWorks(ExpectedEvents expected, ReadEvents read, int saysNothing) {
        List<WorkEvent> works = read.works();
        List<Author> authors = works.stream()
                .map(event -> event.facts().authors())
                .filter(list -> list != null)
                .map(Authors::list)
                .flatMap(List::stream)
                .toList();
        JsonNode want = expected.at("/works");
        assertThat(works).hasSize(want.path("events").asInt() - saysNothing);
        assertThat(with(works, facts -> facts.title() != null))
                .as("with title")
                .isEqualTo(want.path("withTitle").asLong());
        assertThat(with(works, facts -> facts.publishedAt() != null))
                .as("with date")
                .isEqualTo(want.path("withDate").asLong());
        assertThat(with(works, facts -> facts.authors() != null))
                .as("with authors")
                .isEqualTo(want.path("withAuthors").asLong());
        assertThat(authors).hasSize(want.path("authors").asInt());
        assertThat(with(works, facts -> facts.abstractText() != null))
                .as("with abstract")
                .isEqualTo(want.path("withAbstract").asLong());
        if (want.has("withVenue")) {
            assertThat(authors.stream().filter(author -> author.id() != null))
                    .hasSize(want.path("orcids").asInt());
            assertThat(with(works, facts -> facts.venue() != null))
                    .as("with venue")
                    .isEqualTo(want.path("withVenue").asLong());
        }
        if (saysNothing == 0) {
            assertThat(read.counts().earliest())
                    .isEqualTo(Instant.parse(expected.at("/observedAt/min").asText()));
            assertThat(read.counts().latest())
                    .isEqualTo(Instant.parse(expected.at("/observedAt/max").asText()));
        }
    }

    private static long with(List<WorkEvent> works, Predicate<WorkFacts> has) {
        return works.stream().map(WorkEvent::facts).filter(has).count();
    }

    /** Returns the numbers of an object by name. */
    public static Map<String, Long> numbers(JsonNode object) {
        Map<String, Long> numbers = new HashMap<>();
        object.properties()
                .forEach(field -> numbers.put(field.getKey(), field.getValue().asLong()));
        return numbers;
    }
}
