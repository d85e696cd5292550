package org.citationhubs.ingest.format.json.crossref;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.format.ChosenOptions;
import org.citationhubs.ingest.format.ExpectedEvents;
import org.citationhubs.ingest.format.ReadEvents;
import org.citationhubs.ingest.format.json.FeedSamples;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.idmap.IdMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Reads real pages of Crossref and compares with what was counted independently. */
class CrossrefSamplesTest {

    /** Most works of this page are figures of articles, which have an id and nothing else. */
    private static final String FIGURES = "crossref/test_members_mixed_ids_works_warn-2.json";

    private static final String[] CROSSREF = {
        "crossref/dump-40228.json",
        "crossref/test_cursor.json",
        "crossref/test_cursor_max-2.json",
        "crossref/test_funders_field_queries.json.gz",
        "crossref/test_journals_field_queries.json.gz",
        "crossref/test_journals_mixed_ids_works_warn-2.json.gz",
        "crossref/test_members_field_queries.json",
        FIGURES,
        "crossref/test_offset_of_zero_with_id.json",
        "crossref/test_prefixes_field_queries.json.gz",
        "crossref/test_prefixes_works.json",
        "crossref/test_random_dois.json",
        "crossref/test_types_mixed_ids_works_warn.json",
        "crossref/test_works_with_many_ids.json",
        "crossref/test_workscontainer_with_two_ids.json"
    };

    @ParameterizedTest
    @FieldSource("CROSSREF")
    void readsSample(String sample) {
        requireExpected(sample, read().read(sample, ExpectedEvents.open(sample)));
    }

    @Test
    void readsChunkOfOlderDump() {
        String sample = "opencitations/crossref_dump.json";
        requireExpected(sample, read().read(sample, ExpectedEvents.open(sample)));
    }

    @ParameterizedTest
    @FieldSource("CROSSREF")
    void readsSampleAsLines(String sample) throws IOException {
        // given
        JsonNode page = new ObjectMapper().readTree(ExpectedEvents.open(sample));
        JsonNode message = page.path("message");
        JsonNode items = page.has("items") ? page.path("items") : message.path("items");
        StringBuilder lines = new StringBuilder();
        items.forEach(item -> lines.append(item).append('\n'));

        // when
        ReadEvents read = read().read("part.jsonl", items.isMissingNode() ? message.toString() : lines.toString());

        // then
        requireExpected(sample, read);
    }

    @Test
    void readsAllSamplesInOneImport() {
        // given
        ReadEvents read = read();

        // when
        for (String sample : CROSSREF) {
            read.read(sample, ExpectedEvents.open(sample));
        }

        // then
        ExpectedEvents expected = ExpectedEvents.of("ALL-crossref");
        expected.requireCitations("canonical", read.lists());
        assertThat(read.counts().input())
                .containsEntry("items", expected.at("/items").asLong());
    }

    private static ReadEvents read() {
        return ReadEvents.by(
                new ChosenOptions().abstracts().build(), IdMap.NONE, CitationGroups.NONE, CrossrefReader::new);
    }

    private static void requireExpected(String sample, ReadEvents read) {
        ExpectedEvents expected = ExpectedEvents.of(sample.replace('/', '-').replace(".gz", ""));
        expected.requireCitations("canonical", read.lists());
        FeedSamples.requireLists(expected, "/canonical", read);
        int saysNothing = sample.equals(FIGURES) ? 16 : 0;
        FeedSamples.requireWorks(expected, read, saysNothing);
        assertThat(read.counts().input()).isEqualTo(FeedSamples.numbers(expected.at("/input")));
        assertThat(read.counts().skipped()).isEqualTo(FeedSamples.numbers(expected.at("/canonical/skipped")));
        assertThat(read.counts().retractions())
                .isEqualTo(expected.at("/retractions").asLong());
        if (saysNothing == 0) {
            assertThat(hashOfDates(read))
                    .isEqualTo(expected.at("/works/idDateSha256").asText());
        }
        assertThat(read.malformed()).isEmpty();
    }

    private static String hashOfDates(ReadEvents read) {
        TreeSet<String> lines = new TreeSet<>();
        for (WorkEvent event : read.works()) {
            PartialDate date = event.facts().publishedAt();
            lines.add(event.work() + "\t" + (date == null ? "" : date) + "\n");
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
