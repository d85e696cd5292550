package org.citationhubs.ingest.format.json.unarxive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.ingest.format.ExpectedEvents;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.FormatOptionsSample;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.format.MapInMemory;
import org.citationhubs.ingest.format.ReadEvents;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.idmap.IdMap;
import org.junit.jupiter.api.Test;

class UnarxiveReaderTest {

    private static final String PAPER = """
            {"paper_id": "2301.04411", "_pdf_hash": null,
             "metadata": {"id": "2301.04411", "title": "Of\\n  Examples", "doi": "10.5555/PUB", "journal-ref": null,
              "abstract": "  Short.\\n", "update_date": "2023-02-01",
              "versions": [{"version": "v1", "created": "Wed, 11 Jan 2023 23:59:59 GMT"},
                           {"version": "v2", "created": "Tue, 31 Jan 2023 10:00:00 GMT"}],
              "authors_parsed": [["Example", "Ada", ""], ["Sample", "Bo", "Jr."], ["The Group", "", "", "At home"]]},
             "discipline": "Physics",
             "abstract": {"section": "Abstract", "text": "Short.", "cite_spans": [], "ref_spans": []},
             "body_text": [
              {"section": "On {{formula:f1}}", "text": "Nobody is cited here.", "cite_spans": [], "ref_spans": []},
              {"section": "On {{formula:f1}}", "cite_spans": [{"start": 0, "end": 1, "ref_id": "a"}],
             "text": "First of all. As {{cite:a}} and {{cite:b}} say, {{formula:f1}} is {{formula:f2}} in\\n {{figure:x}}. End."
             },
              {"section": null, "text": "So does {{cite:a}}, unlike {{cite:d}} and {{cite:none}}."}],
             "bib_entries": {
              "a": {"bib_entry_raw": "A", "contained_arXiv_ids": [], "ids": {"open_alex_id": "https://openalex.org/W4411",
                "pubmed_id": "", "pmc_id": "", "doi": "10.5555/A", "arxiv_id": "2301.00001"}},
              "b": {"bib_entry_raw": "B", "contained_arXiv_ids": [{"id": "hep-th/9711200v2", "text": "x", "start": 1}]},
              "c": {"ids": {"open_alex_id": "https://openalex.org/W4412", "arxiv_id": "2301.00002"}},
              "d": {"bib_entry_raw": "D", "contained_arXiv_ids": [], "ids": {"doi": ""}},
              "e": {"ids": {"pubmed_id": "https://pubmed.ncbi.nlm.nih.gov/4413", "doi": null,
                "pmc_id": "https://www.ncbi.nlm.nih.gov/pmc/articles/44"}},
              "f": {"ids": {"arxiv_id": "2301.00003"}},
              "g": {"ids": {"doi": "10.5555/a"}},
              "h": {"ids": {"pmc_id": "https://www.ncbi.nlm.nih.gov/pmc/articles/45"}}},
             "ref_entries": {"f1": {"latex": " \\\\mu ", "type": "formula"}, "x": {"caption": "C", "type": "figure"}}}
            """.replace("\n", "") + "\n";

    private static ReadEvents reader() {
        return ReadEvents.by(UnarxiveReader::new);
    }

    private static ReadEvents reader(FormatOptions options, IdMap ids) {
        return ReadEvents.by(options, ids, CitationGroups.NONE, UnarxiveReader::new);
    }

    @Test
    void publishesTheBestIdOfEachEntry() {
        // when
        ReadEvents events = reader().read("a.jsonl", PAPER);

        // then
        CitationEvent list = events.lists().get(0);
        assertThat(events.lists()).hasSize(1);
        assertThat(list.citing()).hasToString("arxiv:2301.04411");
        assertThat(list.complete()).isTrue();
        assertThat(list.observedAt()).isEqualTo(Instant.parse("2023-02-01T00:00:00Z"));
        assertThat(list.source().record()).isEqualTo("2301.04411");
        assertThat(list.unidentified()).isEqualTo(1);
        assertThat(list.citations())
                .extracting(citation -> citation.cited().value())
                .containsExactly(
                        "arxiv:2301.00003",
                        "arxiv:hep-th/9711200",
                        "doi:10.5555/a",
                        "openalex:W4412",
                        "pmcid:PMC45",
                        "pmid:4413");
        assertThat(events.counts().input()).containsOnly(entry("papers", 1L), entry("bib_entries", 8L));
        assertThat(events.counts().skipped()).containsExactly(entry("noId", 1L));
        assertThat(events.counts().repeated()).isEqualTo(1);
    }

    @Test
    void publishesTheSentenceAndTheSectionOfEachMarker() {
        // when
        ReadEvents events = reader().read("a.jsonl", PAPER);

        // then
        List<Mention> ofA = events.lists().get(0).citations().get(2).mentions();
        String sentence = "As [1] and [2] say, \\mu is [formula] in [figure].";
        assertThat(ofA).extracting(Mention::section).containsExactly("On \\mu", null);
        assertThat(ofA).extracting(Mention::context).containsExactly(sentence, "So does [1], unlike [4] and [?].");
        assertThat(events.lists().get(0).citations().get(1).mentions())
                .extracting(Mention::context)
                .containsExactly(sentence);
        assertThat(events.counts().mentions()).isEqualTo(3);
    }

    @Test
    void describesThePaper() {
        // when
        ReadEvents events =
                reader(FormatOptionsSample.of().abstracts().build(), IdMap.NONE).read("a.jsonl", PAPER);

        // then
        WorkFacts facts = events.works().get(0).facts();
        assertThat(events.works()).hasSize(1);
        assertThat(events.works().get(0).work()).hasToString("arxiv:2301.04411");
        assertThat(facts.title()).isEqualTo("Of Examples");
        assertThat(facts.publishedAt()).hasToString("2023-01-11");
        assertThat(facts.field()).isEqualTo("Physics");
        assertThat(facts.abstractText()).isEqualTo("Short.");
        assertThat(facts.authors()).isNotNull();
        assertThat(facts.authors().list())
                .containsExactly(
                        new Author(null, "Ada Example"),
                        new Author(null, "Bo Sample Jr."),
                        new Author(null, "The Group"));
    }

    @Test
    void leavesAbstractsOutByDefault() {
        assertThat(reader().read("a.jsonl", PAPER).works().get(0).facts().abstractText())
                .isNull();
    }

    @Test
    void isThePublishedVersionIfVersionsAreMerged() {
        // when
        ReadEvents events = reader(FormatOptionsSample.of().mergeVersions().build(), IdMap.NONE)
                .read("a.jsonl", PAPER);

        // then
        assertThat(events.lists().get(0).citing()).hasToString("doi:10.5555/pub");
        assertThat(events.works())
                .extracting(event -> event.work() + " " + event.facts().survivor())
                .containsExactly("doi:10.5555/pub null", "arxiv:2301.04411 doi:10.5555/pub");
    }

    @Test
    void resolvesBothEndsByTheMap() {
        // given
        MapInMemory map = new MapInMemory();
        map.put(WorkId.parse("arxiv:2301.04411"), WorkId.parse("doi:10.5555/pub"));
        map.put(WorkId.parse("openalex:W4412"), WorkId.parse("doi:10.5555/c"));
        map.delete(WorkId.parse("doi:10.5555/a"));

        // when
        ReadEvents events = reader(FormatOptions.DEFAULT, map).read("a.jsonl", PAPER);

        // then
        CitationEvent list = events.lists().get(0);
        assertThat(list.citing()).hasToString("doi:10.5555/pub");
        assertThat(list.citations())
                .extracting(citation -> citation.cited().value())
                .contains("doi:10.5555/c")
                .doesNotContain("openalex:W4412", "doi:10.5555/a");
        assertThat(events.counts().skipped()).containsOnly(entry("noId", 1L), entry("deleted", 2L));
    }

    @Test
    void leavesOutWhatIsNotWanted() {
        // when
        ReadEvents events = reader(
                        FormatOptionsSample.of().withoutLists().withoutWorks().build(), IdMap.NONE)
                .read("a.jsonl", PAPER);

        // then
        assertThat(events.lists()).isEmpty();
        assertThat(events.works()).isEmpty();
        assertThat(events.counts().input()).containsEntry("papers", 1L);
    }

    @Test
    void takesTheTimeOfTheDumpForPapersWithoutOne() {
        // given
        String paper =
                "{\"paper_id\": \"2301.04411\", \"metadata\": {\"update_date\": \"soon\", \"versions\": [{\"created\":"
                        + " \"then\"}]}, \"bib_entries\": {\"a\": {\"ids\": {\"doi\": \"10.5555/a\"}}}}\n";
        Instant day = Instant.parse("2023-03-25T00:00:00Z");

        // when
        ReadEvents events = reader(FormatOptionsSample.of().observedAt(day).build(), IdMap.NONE)
                .read("a.jsonl", paper);

        // then
        assertThat(events.lists().get(0).observedAt()).isEqualTo(day);
        assertThatThrownBy(() -> reader().read("a.jsonl", paper))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("--observed-at");
    }

    @Test
    void takesTheTimeOfAVersionThatIsLaterThanTheDay() {
        // when
        ReadEvents events = reader().read(
                        "a.jsonl", PAPER.replace("\"update_date\": \"2023-02-01\"", "\"update_date\": \"2023-01-31\""));

        // then
        assertThat(events.lists().get(0).observedAt()).isEqualTo(Instant.parse("2023-01-31T10:00:00Z"));
    }

    @Test
    void aBadPaperOrFieldCostsItself() {
        // given
        String odd = "{\"paper_id\": \"2301.04412\", \"metadata\": {\"title\": [1],"
                + " \"authors_parsed\": [null, [null, 3], 7], "
                + "\"versions\": [3], \"doi\": {}, \"update_date\": \"2023-02-01\"},"
                + " \"body_text\": [null, {\"text\": {}},"
                + " {\"text\": \"{{cite:a\"}, {\"text\": \"{{cite:a}}\", \"section\": 3}],"
                + " \"bib_entries\": {\"x\": 1,"
                + " \"a\": {\"ids\": [], \"contained_arXiv_ids\": [\"2301.00001\", 5, {}]}},"
                + " \"ref_entries\": []}\n";

        // when
        ReadEvents events =
                reader().read("a.jsonl", PAPER + "{\"paper_id\": \"none\", \"bib_entries\": {}}\n{\"paper_id\n" + odd);

        // then
        assertThat(events.lists()).hasSize(2);
        assertThat(events.lists().get(1).citations()).hasSize(1);
        assertThat(events.lists().get(1).citations().get(0).mentions())
                .containsExactly(new Mention("3", "[2]", List.of(), PolarityAssignment.UNCLASSIFIED, null));
        assertThat(events.malformed()).hasSize(2);
        assertThat(events.malformed().get(0)).isEqualTo("a.jsonl:2: paper_id is no id of arXiv");
    }

    @Test
    void refusesOtherFiles() {
        assertThatThrownBy(() -> reader().read("works.jsonl", "{\"id\": 1, \"title\": \"T\"}\n"))
                .isInstanceOf(ImportException.class)
                .hasMessage("works.jsonl: is of another format: the first record has no paper_id with bib_entries or"
                        + " body_text");
    }

    @Test
    void leavesOutDescriptionAndLicence() {
        // when
        ReadEvents events = reader().read("sample/README", "Text").read("sample/LICENSE.txt", "Text");

        // then
        assertThat(events.counts().input()).isEmpty();
    }

    @Test
    void readsTheSample() throws IOException {
        // given
        ExpectedEvents expected = ExpectedEvents.of("unarxive-data_sample");
        ReadEvents events = reader();

        // when
        try (TarArchiveInputStream archive =
                new TarArchiveInputStream(ExpectedEvents.open("unarxive/unarXive_data_sample.tar.gz"))) {
            for (TarArchiveEntry file = archive.getNextEntry(); file != null; file = archive.getNextEntry()) {
                if (!file.isDirectory()) {
                    events.read(file.getName(), archive);
                }
            }
        }

        // then
        expected.requireCitations("canonical", events.lists());
        assertThat(events.counts().input())
                .containsEntry("papers", expected.at("/input/papers").asLong())
                .containsEntry("bib_entries", expected.at("/input/bib_entries").asLong());
        assertThat(events.counts().skipped())
                .containsExactly(entry("noId", expected.at("/input/without id").asLong()));
        assertThat(events.counts().emptyLists())
                .isEqualTo(expected.at("/canonical/emptyLists").asLong());
        assertThat(events.counts().repeated())
                .isEqualTo(expected.at("/canonical/repeated").asLong());
        assertThat(events.counts().mentions())
                .isEqualTo(expected.at("/mentions/mentions").asLong());
        assertThat(events.lists().stream()
                        .flatMap(list -> list.citations().stream())
                        .flatMap(citation -> citation.mentions().stream())
                        .filter(mention -> mention.section() != null)
                        .count())
                .isEqualTo(expected.at("/mentions/with section").asLong());
        assertThat(events.malformed()).isEmpty();
    }
}
