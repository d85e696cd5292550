package org.citationhubs.ingest.format.json.inspire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.ingest.format.ExpectedEvents;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.FormatOptionsSample;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.format.ReadEvents;
import org.citationhubs.ingest.format.json.IdPass;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.idmap.MapOfIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspireReaderTest {

    private static final String UPDATED = "\"updated\": \"2021-04-26T20:32:40.045630+00:00\"";

    private final MapOfIds ids = new MapOfIds();

    @ParameterizedTest
    @ValueSource(strings = {"29177.json", "literature_1459277.json", "literature_1863053.json"})
    void readsEachSample(String file) {
        // given
        ExpectedEvents expected = ExpectedEvents.of("inspire-" + file);
        Instant day = Instant.parse("2026-01-01T00:00:00Z");
        FormatOptions options =
                FormatOptionsSample.of().sameAsNative().observedAt(day).build();

        // when
        ReadEvents read = ReadEvents.by(options, ids, CitationGroups.NONE, InspireReader::new)
                .read(file, ExpectedEvents.open("inspire/" + file));

        // then
        expected.requireCitations("canonical", read.lists());
        assertThat(read.counts().skipped().get("noId"))
                .isEqualTo(expected.at("/skipped/noId").asLong());
        assertThat(read.counts().input().get("references"))
                .isEqualTo(expected.at("/input/references").asLong());
        TreeSet<String> aliases = new TreeSet<>();
        expected.at("/sameAs")
                .forEach(pair ->
                        aliases.add(pair.path(0).asText() + " " + pair.path(1).asText()));
        assertThat(aliases(read)).containsExactlyInAnyOrderElementsOf(aliases);
        Map.Entry<String, JsonNode> work =
                expected.at("/works").properties().iterator().next();
        assertThat(read.works().get(0).work()).isEqualTo(id(work.getKey()));
        WorkFacts facts = read.works().get(0).facts();
        assertThat(facts.title()).isEqualTo(work.getValue().path("title").asText());
        assertThat(facts.publishedAt())
                .isEqualTo(PartialDate.parse(work.getValue().path("date").asText()));
        assertThat(Objects.requireNonNull(facts.authors()).list())
                .hasSize(work.getValue().path("authors").asInt());
        JsonNode time = expected.at("/observedAt/min");
        assertThat(read.counts().latest())
                .isEqualTo(
                        time.isMissingNode()
                                ? day
                                : OffsetDateTime.parse(time.asText()).toInstant());
    }

    @Test
    void publishesListUnderTheBestId() {
        // when
        ReadEvents read = read(record("""
                "dois": [{"value": "10.5555/Data", "material": "data"}, {"value": "10.5555/ONE"}],
                "arxiv_eprints": [{"value": "2301.04411"}], "references": []"""));

        // then
        assertThat(aliases(read)).containsExactly("arxiv:2301.04411 doi:10.5555/one");
        assertThat(read.counts().emptyLists()).isEqualTo(1);
    }

    @Test
    void prefersDoiThenArxivThenRecordInReferences() {
        // given
        String references = """
                "references": [
                {"record": {"$ref": "https://x.example/api/literature/11"}, "reference": {"dois": ["10.5555/ELEVEN"],
                "arxiv_eprint": "2301.00011"}},
                {"record": {"$ref": "https://y.example/api/literature/12"}, "reference": {"arxiv_eprint": "2301.00012"}},
                {"record": {"$ref": "https://y.example/api/literature/13/"}, "reference": {"title": "Thirteen"}},
                {"record": {"$ref": "https://y.example/api/data/14"}, "reference": {"label": "14"}},
                {"raw_refs": [{"value": "nothing"}]}, null]""";

        // when
        ReadEvents alone = read(record(references));
        ids.put(id("inspire:11"), id("arxiv:2301.99999"));
        ids.put(id("inspire:13"), id("doi:10.5555/thirteen"));
        ReadEvents mapped = read(record(references));

        // then
        assertThat(cited(alone)).containsExactly("arxiv:2301.00012", "doi:10.5555/eleven", "inspire:13");
        assertThat(cited(mapped)).containsExactly("arxiv:2301.00012", "arxiv:2301.99999", "doi:10.5555/thirteen");
        assertThat(alone.lists().get(0).unidentified()).isEqualTo(3);
        assertThat(alone.lists().get(0).source()).isEqualTo(new SourceKey("", "7"));
    }

    @Test
    void describesTheWork() {
        // when
        ReadEvents read = read(FormatOptionsSample.of().abstracts().build(), record("""
                "titles": [{"source": "a", "title": "A title"}, {"title": "Other"}], "imprints": [{"date": "1999-02"}],
                "abstracts": [{"value": "<p>Words.</p>"}], "publication_info": [{"year": 1999}, {"journal_title": "J"}],
                "authors": [{"full_name": "Example, Ada", "ids": [{"schema": "INSPIRE BAI", "value": "A.Example.1"},
                {"schema": "ORCID", "value": "0000-0002-1825-0097"}]}, {"full_name": "Example, Ben, Jr.", "ids":
                [{"schema": "INSPIRE BAI", "value": "B.Example.2"}]}, {"full_name": "Group"}]"""));

        // then
        WorkFacts facts = read.works().get(0).facts();
        assertThat(facts.title()).isEqualTo("A title");
        assertThat(facts.publishedAt()).isEqualTo(PartialDate.parse("1999-02"));
        assertThat(facts.venue()).isEqualTo("J");
        assertThat(facts.abstractText()).isEqualTo("Words.");
        assertThat(facts.authors())
                .isEqualTo(new Authors(List.of(
                        new Author("orcid:0000-0002-1825-0097", "Ada Example"),
                        new Author("inspire:B.Example.2", "Example, Ben, Jr."),
                        new Author(null, "Group"))));
    }

    @Test
    void readsRetractionOfWithdrawnWorks() {
        // when
        ReadEvents read = read(record("\"withdrawn\": true, \"titles\": [{\"title\": \"T\"}]"));

        // then
        assertThat(read.works().get(0).facts().retraction())
                .isEqualTo(new RetractionNotice(null, Instant.parse("2021-04-26T20:32:40.045630Z"), "withdrawn"));
    }

    @Test
    void followsRecordsThatWereReplaced() {
        // given
        String deleted = record("""
                "deleted": true, "new_record": {"$ref": "https://x.example/api/literature/8"},
                "references": [{"reference": {"dois": ["10.5555/x"]}}], "titles": [{"title": "T"}]""");
        String survivor = "{\"id\": \"8\", " + UPDATED + ", \"metadata\": {\"control_number\": 8, \"dois\":"
                + " [{\"value\": \"10.5555/eight\"}], \"deleted_records\":"
                + " [{\"$ref\": \"https://x.example/api/literature/7\"}]}}";

        // when
        ReadEvents alone = read(deleted);
        ids.put(id("inspire:7"), id("inspire:7"));
        IdPass.of(InspireReader::new, ids).read("a.json", survivor).read("b.json", deleted);
        ReadEvents mapped = read(deleted);

        // then
        assertThat(aliases(alone)).containsExactly("inspire:7 inspire:8");
        assertThat(aliases(mapped)).containsExactly("inspire:7 doi:10.5555/eight");
        assertThat(aliases(read(survivor))).containsExactly("inspire:7 doi:10.5555/eight");
        assertThat(mapped.works()).hasSize(1);
        assertThat(mapped.lists()).singleElement().satisfies(list -> {
            assertThat(list.citing()).isEqualTo(id("inspire:7"));
            assertThat(list.complete()).isTrue();
            assertThat(list.citations()).isEmpty();
            assertThat(list.source().record()).isEqualTo("7");
        });
    }

    @Test
    void dropsCitationsOfDeletedRecords() {
        // given
        IdPass.of(InspireReader::new, ids).read("a.json", record("\"deleted\": true"));

        // when
        ReadEvents read = read("{\"control_number\": 9, " + UPDATED + ", \"references\": ["
                + "{\"record\": {\"$ref\": \"https://x.example/api/literature/7\"}},"
                + "{\"record\": {\"$ref\": \"https://x.example/api/literature/7\"},"
                + " \"reference\": {\"dois\": [\"10.5555/seven\"]}}]}");

        // then
        assertThat(cited(read)).containsExactly("doi:10.5555/seven");
        assertThat(read.counts().skipped()).containsExactly(Map.entry("deleted", 1L));
    }

    @Test
    void readsPages() {
        // given
        String record = record("\"titles\": [{\"title\": \"T\"}]");

        // when / then
        assertThat(read("{\"hits\": {\"hits\": [" + record + ", " + record + "], \"total\": 2}, \"links\": {}}")
                        .works())
                .hasSize(2);
        assertThat(read("{\"hits\": {\"hits\": [], \"total\": 0}}").works()).isEmpty();
    }

    @Test
    void refusesOtherFiles() {
        assertThatThrownBy(() -> read("{\"titles\": [{\"title\": \"T\"}]}"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("file.json: is of another format: the first record has no control_number");
        assertThatThrownBy(() -> read("{\"$schema\": \"https://x.example/schemas/records/authors.json\","
                        + " \"control_number\": 5}"))
                .isInstanceOf(ImportException.class);
        assertThatThrownBy(() -> read("{\"status\": 404, \"message\": \"PID does not exist.\"}"))
                .isInstanceOf(ImportException.class);
    }

    private static String record(String fields) {
        return "{\"created\": \"2020-01-01T00:00:00+00:00\", " + UPDATED + ", \"id\": \"7\", \"metadata\": {"
                + "\"control_number\": 7, " + fields + "}}";
    }

    private ReadEvents read(String text) {
        return read(FormatOptions.DEFAULT, text);
    }

    private ReadEvents read(FormatOptions options, String text) {
        return ReadEvents.by(options, ids, CitationGroups.NONE, InspireReader::new)
                .read("file.json", text);
    }

    private static WorkId id(String id) {
        return WorkId.parse(id);
    }

    private static List<String> cited(ReadEvents read) {
        CitationEvent list = read.lists().get(0);
        return list.citations().stream()
                .map(citation -> citation.cited().value())
                .toList();
    }

    private static List<String> aliases(ReadEvents read) {
        return read.works().stream()
                .filter(event -> event.facts().survivor() != null)
                .map(event -> event.work() + " " + event.facts().survivor())
                .toList();
    }
}
