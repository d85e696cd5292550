package org.citationhubs.ingest.format.json.openalex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.FormatOptionsSample;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.format.ReadEvents;
import org.citationhubs.ingest.format.json.IdPass;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.idmap.MapOfIds;
import org.junit.jupiter.api.Test;

class OpenalexReaderTest {

    private static final FormatOptions NATIVE =
            FormatOptionsSample.of().sameAsNative().build();

    private final MapOfIds ids = new MapOfIds();

    @Test
    void publishesListUnderTheDoi() {
        // when
        ReadEvents read = read("""
                {"id": "https://openalex.org/W1", "doi": "https://doi.org/10.5555/ONE", "updated_date":
                "2024-05-06T07:08:09.123456", "referenced_works": ["https://openalex.org/W2", "https://openalex.org/W3",
                "https://openalex.org/W2"]}""");

        // then
        assertThat(read.lists()).singleElement().satisfies(list -> {
            assertThat(list.citing()).isEqualTo(id("doi:10.5555/one"));
            assertThat(list.complete()).isTrue();
            assertThat(list.observedAt()).isEqualTo(Instant.parse("2024-05-06T07:08:09.123456Z"));
            assertThat(list.source()).isEqualTo(new SourceKey("", "W1"));
            assertThat(cited(list)).containsExactly("openalex:W2", "openalex:W3");
        });
        assertThat(read.counts().repeated()).isEqualTo(1);
        assertThat(read.counts().input()).containsEntry("works", 1L).containsEntry("referenced_works", 3L);
    }

    @Test
    void readsFieldsInAnyOrder() {
        // when
        ReadEvents read = read("""
                {"referenced_works": ["https://openalex.org/W2"], "updated_date": "2024-05-06", "doi":
                "https://doi.org/10.5555/one", "id": "https://openalex.org/W1"}""");

        // then
        assertThat(read.lists()).extracting(list -> list.citing().value()).containsExactly("doi:10.5555/one");
        assertThat(read.lists().get(0).observedAt()).isEqualTo(Instant.parse("2024-05-06T00:00:00Z"));
    }

    @Test
    void describesTheWork() {
        // when
        ReadEvents read = read(FormatOptionsSample.of().abstracts().build(), """
                {"id": "https://openalex.org/W1", "updated_date": "2024-05-06T07:08:09", "title": "A  <i>title</i>",
                "display_name": "Another", "publication_date": "2018-02-13", "publication_year": 2018,
                "primary_location": {"is_oa": true, "source": {"id": "https://openalex.org/S1", "display_name": "Venue"}},
                "primary_topic": {"display_name": "Topic", "subfield": {"display_name": "Sub"},
                "field": {"display_name": "Field"}},
                "authorships": [
                {"author": {"id": "https://openalex.org/A5", "display_name": "Ada Example", "orcid":
                "https://orcid.org/0000-0002-1825-0097"}, "raw_author_name": "A. Example"},
                {"author": {"id": "https://openalex.org/A6", "display_name": "Ben Example", "orcid": null}},
                {"author": {"id": "https://openalex.org/A9999999999", "display_name": null}, "raw_author_name": "Cy"},
                {"author": {}, "institutions": []}],
                "abstract_inverted_index": {"again": [1, 3], "Once": [0], "and": [2]}}""");

        // then
        WorkFacts facts = read.works().get(0).facts();
        assertThat(facts.title()).isEqualTo("A title");
        assertThat(facts.publishedAt()).isEqualTo(PartialDate.parse("2018-02-13"));
        assertThat(facts.venue()).isEqualTo("Venue");
        assertThat(facts.field()).isEqualTo("Field");
        assertThat(facts.authors())
                .isEqualTo(new Authors(List.of(
                        new Author("orcid:0000-0002-1825-0097", "Ada Example"),
                        new Author("openalex:A6", "Ben Example"),
                        new Author(null, "Cy"))));
        assertThat(facts.abstractText()).isEqualTo("Once again and again");
        assertThat(facts.retraction()).isNull();
    }

    @Test
    void leavesAbstractsOutUnlessTheyAreWanted() {
        // when
        ReadEvents read = read("""
                {"id": "https://openalex.org/W1", "updated_date": "2024-05-06T07:08:09", "title": "T",
                "abstract_inverted_index": {"Word": [0]}}""");

        // then
        assertThat(read.works().get(0).facts().abstractText()).isNull();
    }

    @Test
    void readsTheIndexOfOldSnapshots() {
        // when
        ReadEvents read = read(FormatOptionsSample.of().abstracts().build(), """
                {"id": "https://openalex.org/W1", "updated_date": "2022-05-06", "abstract_inverted_index":
                {"IndexLength": 2, "InvertedIndex": {"words": [1], "Two": [0]}}}""");

        // then
        assertThat(read.works().get(0).facts().abstractText()).isEqualTo("Two words");
    }

    @Test
    void addsWhatIsMissingInTheIds() {
        // when
        ReadEvents read = read("""
                {"id": "https://openalex.org/W1", "updated_date": "2024-05-06", "title": "T",
                "ids": {"openalex": "https://openalex.org/W1", "mag": "1", "pmid":
                "https://pubmed.ncbi.nlm.nih.gov/4411", "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/5815"}}""");

        // then
        assertThat(read.works())
                .extracting(event -> event.work().value())
                .containsExactly("pmid:4411", "pmcid:PMC5815");
        assertThat(read.works().get(1).facts().survivor()).isEqualTo(id("pmid:4411"));
    }

    @Test
    void findsPreprintsAmongTheLocations() {
        // when
        ReadEvents read = read(NATIVE, """
                {"id": "https://openalex.org/W1", "updated_date": "2024-05-06", "locations": [null,
                {"id": "doi:10.5555/x", "landing_page_url": "https://doi.org/10.5555/x"},
                {"id": "pmh:oai:arXiv.org:math/0604411", "landing_page_url": "http://arxiv.org/abs/math/0604411"}]}""");
        ReadEvents others = read(NATIVE, """
                {"id": "https://openalex.org/W2", "updated_date": "2024-05-06", "locations": [
                {"landing_page_url": "https://doi.org/10.48550/arxiv.2301.04411"}]}""");

        // then
        assertThat(aliases(read)).containsExactly("openalex:W1 arxiv:math/0604411");
        assertThat(aliases(others)).containsExactly("openalex:W2 arxiv:2301.04411");
    }

    @Test
    void resolvesReferencesByTheMap() {
        // given
        String works = """
                {"id": "https://openalex.org/W1", "doi": null, "updated_date": "2024-05-06",
                "referenced_works": ["https://openalex.org/W2", "https://openalex.org/W4285719527", "nothing"]}
                {"id": "https://openalex.org/W2", "doi": "https://doi.org/10.5555/two", "updated_date": "2024-05-06"}""".replace(",\n", ", ");
        readIds("works/updated_date=2024-05-06/part_000", works);

        // when
        ReadEvents before = read(works);
        ids.whole(Scheme.OPENALEX);
        ReadEvents whole = read(works);

        // then
        assertThat(cited(before.lists().get(0))).containsExactly("doi:10.5555/two", "openalex:W4285719527");
        assertThat(cited(whole.lists().get(0))).containsExactly("doi:10.5555/two");
        assertThat(whole.counts().skipped()).containsExactlyInAnyOrderEntriesOf(Map.of("dangling", 1L, "noId", 1L));
        assertThat(whole.lists().get(0).unidentified()).isEqualTo(1);
    }

    @Test
    void leavesThinRecordsOutUnlessAllAreWanted() {
        // given
        String work = "{\"is_xpac\": true, \"id\": \"https://openalex.org/W1\", \"updated_date\": \"2024-05-06\","
                + " \"title\": \"T\", \"referenced_works\": [\"https://openalex.org/W2\"]}";

        // when
        ReadEvents core = read(work);
        ReadEvents all = read(FormatOptionsSample.of().allRecords().build(), work);

        // then
        assertThat(core.works()).isEmpty();
        assertThat(core.lists()).isEmpty();
        assertThat(core.counts().skipped()).containsEntry("xpac", 1L);
        assertThat(all.works()).hasSize(1);
        assertThat(all.lists()).hasSize(1);
    }

    @Test
    void trustsRetractionFlagsOnlyIfTold() {
        // given
        String work = "{\"id\": \"https://openalex.org/W1\", \"updated_date\": \"2024-05-06T00:00:00\","
                + " \"is_retracted\": true, \"title\": \"T\"}";

        // when
        ReadEvents usual = read(work);
        ReadEvents trusting = read(FormatOptionsSample.of().retractionFlags().build(), work);

        // then
        assertThat(usual.works().get(0).facts().retraction()).isNull();
        assertThat(trusting.works().get(0).facts().retraction())
                .isEqualTo(new RetractionNotice(null, Instant.parse("2024-05-06T00:00:00Z"), null));
    }

    @Test
    void saysNothingOfListsThatARecordLacks() {
        // when
        ReadEvents read = read(FormatOptionsSample.of().emptyLists().build(), """
                {"id": "https://openalex.org/W1", "updated_date": "2024-05-06", "title": "T"}""");

        // then
        assertThat(read.lists()).isEmpty();
        assertThat(read.counts().emptyLists()).isZero();
    }

    @Test
    void publishesOnlyWhatIsWanted() {
        // given
        String work = "{\"id\": \"https://openalex.org/W1\", \"updated_date\": \"2024-05-06\", \"title\": \"T\","
                + " \"referenced_works\": [\"https://openalex.org/W2\"]}";

        // when
        ReadEvents lists = read(FormatOptionsSample.of().withoutWorks().build(), work);
        ReadEvents works = read(FormatOptionsSample.of().withoutLists().build(), work);

        // then
        assertThat(lists.works()).isEmpty();
        assertThat(lists.lists()).hasSize(1);
        assertThat(works.works()).hasSize(1);
        assertThat(works.lists()).isEmpty();
    }

    @Test
    void takesBackTheListsOfDeletedWorks() {
        // given
        ids.put(id("openalex:W1"), id("doi:10.5555/one"));
        String table = "work_id,deleted_date\nhttps://openalex.org/W1,2026-08-14\nhttps://openalex.org/W2,2026-08-15\n";
        readIds("works/deleted_ids.csv", table);

        // when
        ReadEvents read = read(FormatOptions.DEFAULT, "works/deleted_ids.csv", table);
        ReadEvents work =
                read("{\"id\": \"https://openalex.org/W1\", \"updated_date\": \"2026-08-01\", \"title\": \"T\"}");

        // then
        assertThat(read.lists()).singleElement().satisfies(list -> {
            assertThat(list.citing()).isEqualTo(id("doi:10.5555/one"));
            assertThat(list.complete()).isTrue();
            assertThat(list.citations()).isEmpty();
            assertThat(list.observedAt()).isEqualTo(Instant.parse("2026-08-14T23:59:59Z"));
            assertThat(list.source()).isEqualTo(new SourceKey("", "W1"));
        });
        assertThat(read.counts().skipped()).containsExactly(Map.entry("unknownWork", 1L));
        assertThat(ids.isDeleted(id("openalex:W1"))).isTrue();
        assertThat(work.works()).isEmpty();
        assertThat(work.counts().skipped()).containsExactly(Map.entry("deletedWork", 1L));
    }

    @Test
    void dropsCitationsOfDeletedWorks() {
        // given
        ids.put(id("openalex:W2"), id("doi:10.5555/two"));
        ids.delete(id("openalex:W2"));

        // when
        ReadEvents read = read("{\"id\": \"https://openalex.org/W1\", \"updated_date\": \"2026-08-01\","
                + " \"referenced_works\": [\"https://openalex.org/W2\", \"https://openalex.org/W3\"]}");

        // then
        assertThat(cited(read.lists().get(0))).containsExactly("openalex:W3");
        assertThat(read.counts().skipped()).containsExactly(Map.entry("deleted", 1L));
    }

    @Test
    void followsMergesOfWorks() {
        // given
        ids.put(id("openalex:W1"), id("doi:10.5555/one"));
        ids.put(id("openalex:W2"), id("openalex:W2"));
        ids.put(id("openalex:W9"), id("doi:10.5555/nine"));
        String table = "merge_date,id,merge_into_id\n2023-04-13,W1,W9\n2023-04-14,W2,W9\n2023-04-14,W3,W8\n"
                + "2023-04-13,A1,A2\n";
        readIds("merged_ids/works/2023-04-13.csv", table);

        // when
        ReadEvents usual = read(FormatOptions.DEFAULT, "merged_ids/works/2023-04-13.csv", table);
        ReadEvents merging =
                read(FormatOptionsSample.of().mergeVersions().sameAsNative().build(), "merged.csv", table);

        // then
        assertThat(ids.canonical(id("openalex:W1"))).isEqualTo(id("doi:10.5555/nine"));
        assertThat(ids.canonical(id("openalex:W3"))).isNull();
        assertThat(usual.lists())
                .extracting(list -> list.citing() + " " + list.source().record() + " " + list.observedAt())
                .containsExactly("doi:10.5555/one W1 2023-04-13T23:59:59Z", "openalex:W2 W2 2023-04-14T23:59:59Z");
        assertThat(aliases(usual)).containsExactly("openalex:W2 doi:10.5555/nine");
        assertThat(aliases(merging))
                .containsExactly(
                        "openalex:W1 doi:10.5555/nine",
                        "doi:10.5555/one doi:10.5555/nine",
                        "openalex:W2 doi:10.5555/nine");
        assertThat(usual.counts().skipped())
                .containsExactlyInAnyOrderEntriesOf(Map.of("unknownWork", 1L, "noWork", 1L));
    }

    @Test
    void readsPagesAndSingleWorks() {
        // given
        String work = "{\"id\": \"https://openalex.org/W1\", \"updated_date\": \"2024-05-06\", \"title\": \"T\"}";

        // when / then
        assertThat(read("{\"meta\": {\"count\": 1}, \"results\": [" + work + ",\n" + work + "]}")
                        .works())
                .hasSize(2);
        assertThat(read("[" + work + ", " + work + "]").works()).hasSize(2);
        assertThat(read(work.replace(", ", ",\n")).works()).hasSize(1);
        assertThat(read("{\"meta\": {\"count\": 0}, \"results\": []}").works()).isEmpty();
    }

    @Test
    void refusesOtherFiles() {
        assertThatThrownBy(() -> read("{\"id\": \"https://openalex.org/A1\", \"display_name\": \"Ada\"}"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("file.jsonl: is of another format: the first record has no id of a work");
        assertThatThrownBy(() -> read("{\"results\": [{\"id\": \"https://openalex.org/A1\"}]}"))
                .isInstanceOf(ImportException.class);
        assertThatThrownBy(() -> read("citing,cited\n1,2\n"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("it has no column 'work_id'");
        assertThatThrownBy(() -> read("{\"error\": \"Not Found\"}")).isInstanceOf(ImportException.class);
    }

    @Test
    void passesOverFilesBesideTheWorks() {
        // when
        ReadEvents read = read(FormatOptions.DEFAULT, "data/works/manifest.json", "{\"entries\": []}");

        // then
        assertThat(read.works()).isEmpty();
        assertThat(read.counts().input()).isEmpty();
    }

    @Test
    void needsATimeForRecordsWithoutOne() {
        // given
        String work = "{\"id\": \"https://openalex.org/W1\", \"title\": \"T\"}";
        Instant dump = Instant.parse("2024-01-01T00:00:00Z");

        // when / then
        assertThatThrownBy(() -> read(work)).isInstanceOf(ImportException.class).hasMessageContaining("--observed-at");
        assertThat(read(FormatOptionsSample.of().observedAt(dump).build(), work).works())
                .extracting(WorkEvent::observedAt)
                .containsExactly(dump);
    }

    @Test
    void keepsTheIdsOfTheFeedIfTold() {
        // given
        ids.put(id("openalex:W2"), id("doi:10.5555/two"));

        // when
        ReadEvents read = read(FormatOptionsSample.of().nativeIds().build(), """
                {"id": "https://openalex.org/W1", "doi": "https://doi.org/10.5555/one", "updated_date": "2024-05-06",
                "title": "T", "referenced_works": ["https://openalex.org/W2"]}""");

        // then
        assertThat(read.lists().get(0).citing()).isEqualTo(id("openalex:W1"));
        assertThat(cited(read.lists().get(0))).containsExactly("openalex:W2");
        assertThat(read.works()).singleElement().satisfies(event -> assertThat(event.work())
                .isEqualTo(id("openalex:W1")));
    }

    @Test
    void namesTheIdThatAWorkHadBefore() {
        // given
        ids.put(id("openalex:W1"), id("openalex:W1"));
        String work = "{\"id\": \"https://openalex.org/W1\", \"doi\": \"https://doi.org/10.5555/one\","
                + " \"updated_date\": \"2024-05-06\", \"title\": \"T\"}";
        readIds("part", work);

        // when
        ReadEvents read = read(work);

        // then
        assertThat(aliases(read)).containsExactly("openalex:W1 doi:10.5555/one");
    }

    @Test
    void knowsPartsOfSnapshotsByTheirNames() {
        assertThat(OpenalexFile.isSnapshotPart("data/jsonl/works/updated_date=2026-08-14/part_0000.gz"))
                .isTrue();
        assertThat(OpenalexFile.isSnapshotPart("data/works/updated_date=2023-01-01/manifest"))
                .isFalse();
        assertThat(OpenalexFile.isSnapshotPart("page-1.json")).isFalse();
        assertThat(OpenalexFile.isMergedIds("legacy-data/merged_ids/works/2023-04-13.csv.gz"))
                .isTrue();
    }

    private ReadEvents read(String text) {
        return read(FormatOptions.DEFAULT, text);
    }

    private ReadEvents read(FormatOptions options, String text) {
        return read(options, "file.jsonl", text);
    }

    private ReadEvents read(FormatOptions options, String name, String text) {
        return ReadEvents.by(options, ids, CitationGroups.NONE, OpenalexReader::new)
                .read(name, text);
    }

    private void readIds(String name, String text) {
        IdPass.of(OpenalexReader::new, ids).read(name, text);
    }

    private static WorkId id(String id) {
        return WorkId.parse(id);
    }

    private static List<String> cited(CitationEvent list) {
        return list.citations().stream()
                .map(citation -> citation.cited().value())
                .toList();
    }

    private static List<String> aliases(ReadEvents read) {
        return read.works().stream()
                .filter(event -> event.facts().survivor() != null)
                .map(event -> event.work() + " "
                        + Objects.requireNonNull(event.facts().survivor()))
                .toList();
    }
}
