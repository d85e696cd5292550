package org.citationhubs.ingest.format.json.s2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.FormatOptionsSample;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.format.ReadEvents;
import org.citationhubs.ingest.format.json.IdPass;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.idmap.MapOfIds;
import org.junit.jupiter.api.Test;

class S2ReaderTest {

    private static final Instant RELEASE = Instant.parse("2026-07-07T00:00:00Z");

    private static final FormatOptions CONTEXTS =
            FormatOptionsSample.of().contexts().observedAt(RELEASE).build();

    private static final FormatOptions USUAL =
            FormatOptionsSample.of().observedAt(RELEASE).build();

    private final MapOfIds ids = new MapOfIds();
    private final List<String> grouped = new ArrayList<>();
    private final CitationGroups groups =
            (citing, date, observedAt, cited) -> grouped.add(citing + " " + cited + " " + observedAt);

    @Test
    void groupsCitationsByCanonicalIds() {
        // given
        ids.put(id("s2:1"), id("doi:10.5555/one"));
        ids.put(id("s2:3"), id("arxiv:2301.00003"));
        String rows = """
                {"citationid": 9, "citingcorpusid": 1, "citedcorpusid": 2, "contexts": ["C"], "intents": null}
                {"citingcorpusid": "1", "citedcorpusid": "3", "updated": "2020-09-13T15:59:00.392Z"}
                {"citingcorpusid": 1, "citedcorpusid": null, "isinfluential": true}
                {"citingcorpusid": null, "citedcorpusid": 2}
                """;

        // when
        ReadEvents read = read(USUAL, "citations-00.gz", rows);

        // then
        assertThat(grouped)
                .containsExactly(
                        "doi:10.5555/one s2:2 2026-07-07T00:00:00Z",
                        "doi:10.5555/one arxiv:2301.00003 2020-09-13T15:59:00.392Z");
        assertThat(read.lists()).isEmpty();
        assertThat(read.counts().input()).containsExactly(Map.entry("rows", 4L));
        assertThat(read.counts().skipped()).containsExactly(Map.entry("noId", 2L));
    }

    @Test
    void publishesRunsOfOneCitingPaper() {
        // given
        String rows = """
                {"citingcorpusid": 1, "citedcorpusid": 2, "updated": "2020-01-01T00:00:00Z"}
                {"citingcorpusid": 1, "citedcorpusid": 3, "updated": "2020-01-03T00:00:00Z"}
                {"citingcorpusid": 4, "citedcorpusid": 2, "updated": "2020-01-02T00:00:00Z"}
                {"citingcorpusid": 1, "citedcorpusid": 5, "updated": "2020-01-02T00:00:00Z"}
                """;

        // when
        ReadEvents read = read(CONTEXTS, "citations-00.gz", rows);

        // then
        assertThat(read.lists())
                .extracting(list -> list.citing() + " " + cited(list) + " " + list.observedAt())
                .containsExactly(
                        "s2:1 [s2:2, s2:3] 2020-01-03T00:00:00Z",
                        "s2:4 [s2:2] 2020-01-02T00:00:00Z",
                        "s2:1 [s2:5] 2020-01-02T00:00:00Z");
        assertThat(read.lists()).allSatisfy(list -> {
            assertThat(list.complete()).isFalse();
            assertThat(list.source()).isEqualTo(SourceKey.UNNAMED);
        });
        assertThat(grouped).isEmpty();
    }

    @Test
    void givesNestedIntentsToTheirContexts() {
        // when
        List<Mention> mentions = mentions("""
                "contexts": ["First  one.", "Second one.", "Third one."],
                "intents": [["methodology"], null, ["background", "result"]]""");

        // then
        assertThat(mentions)
                .extracting(S2ReaderTest::text)
                .containsExactly("First one. [METHOD]", "Second one. []", "Third one. [BACKGROUND, COMPARISON]");
        assertThat(mentions)
                .allSatisfy(mention -> assertThat(mention.stance().polarity()).isEqualTo(Polarity.UNCLASSIFIED));
    }

    @Test
    void givesFlatIntentsToTheOnlyContext() {
        assertThat(mentions("\"contexts\": [\"One.\"], \"intents\": [\"background\", \"methodology\"]"))
                .extracting(S2ReaderTest::text)
                .containsExactly("One. [BACKGROUND, METHOD]");
    }

    @Test
    void makesFlatIntentsOfManyContextsAStatement() {
        assertThat(mentions("\"contexts\": [\"One.\", \"Two.\"], \"intents\": [\"background\"]"))
                .extracting(S2ReaderTest::text)
                .containsExactly("One. []", "Two. []", "null [BACKGROUND]");
        assertThat(mentions("\"contexts\": null, \"intents\": [\"result\"]"))
                .extracting(S2ReaderTest::text)
                .containsExactly("null [COMPARISON]");
    }

    @Test
    void countsIntentsThatAreNotKnown() {
        // when
        ReadEvents read = read(CONTEXTS, "c", row("\"contexts\": [\"One.\"], \"intents\": [[\"praise\"]]"));

        // then
        assertThat(read.lists().get(0).citations().get(0).mentions())
                .extracting(S2ReaderTest::text)
                .containsExactly("One. []");
        assertThat(read.counts().skipped()).containsExactly(Map.entry("unknownIntent", 1L));
    }

    @Test
    void cutsLongContextsAndManyStatements() {
        // given
        String rows = row("\"contexts\": [\"" + "word ".repeat(500) + "\"]")
                + row("\"contexts\": [" + "\"One.\", ".repeat(204) + "\"One.\"]");

        // when
        ReadEvents read = read(CONTEXTS, "c", rows);

        // then
        List<Mention> mentions = read.lists().get(0).citations().get(0).mentions();
        assertThat(mentions).hasSize(200);
        assertThat(mentions.get(0).context()).hasSize(1_999);
        assertThat(read.counts().skipped())
                .containsExactlyInAnyOrderEntriesOf(Map.of("endOfContext", 1L, "mentionsOverLimit", 6L));
    }

    @Test
    void dividesLongRuns() {
        // given
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            rows.append("{\"citingcorpusid\": 1, \"citedcorpusid\": ")
                    .append(i + 10)
                    .append(", \"contexts\": [\"")
                    .append("word ".repeat(200))
                    .append("\"]}\n");
        }

        // when
        ReadEvents read = read(CONTEXTS, "c", rows.toString());

        // then
        assertThat(read.lists()).hasSizeGreaterThan(1);
        assertThat(read.counts().citations()).isEqualTo(300);
    }

    @Test
    void retractsDeletedCitations() {
        // given
        ids.put(id("s2:1"), id("doi:10.5555/one"));
        ids.put(id("s2:2"), id("doi:10.5555/two"));
        ids.delete(id("s2:2"));

        // when
        ReadEvents read = read(
                USUAL,
                "deletes/2024-10-08-to-2024-10-15/citations/1.gz",
                "{\"citingcorpusid\": 1, \"citedcorpusid\": 2, \"updated\": \"2020-01-01T00:00:00Z\"}");

        // then
        assertThat(read.lists()).singleElement().satisfies(list -> {
            assertThat(list.op()).isEqualTo(Operation.RETRACT);
            assertThat(list.complete()).isFalse();
            assertThat(list.observedAt()).isEqualTo(RELEASE);
            assertThat(list.citing()).isEqualTo(id("doi:10.5555/one"));
            assertThat(cited(list)).containsExactly("doi:10.5555/two");
        });
        assertThat(grouped).isEmpty();
    }

    @Test
    void refusesDeletionsThatNameNoPapers() {
        assertThatThrownBy(() -> read(USUAL, "deletes/x/citations/1.gz", "{\"citationid\": 77}"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("import the whole release instead");
    }

    @Test
    void readsUpdatesAsPartsOfLists() {
        // when
        ReadEvents read =
                read(USUAL, "ai2/updates/a-to-b/citations/1.gz", "{\"citingcorpusid\": 1, \"citedcorpusid\": 2}");

        // then
        assertThat(read.lists()).singleElement().satisfies(list -> assertThat(list.complete())
                .isFalse());
        assertThat(grouped).isEmpty();
    }

    @Test
    void describesPapers() {
        // when
        ReadEvents read = read(USUAL, "papers-00.gz", """
                {"corpusid": 7, "externalids": {"ACL": "P44-1101", "DBLP": "x", "ArXiv": "2301.00007", "MAG": "1",
                "CorpusId": "7", "PubMed": "4411", "DOI": "10.5555/SEVEN", "PubMedCentral": "5815"},"title":"A  title",
                "authors": [{"authorId": "12", "name": "Ada Example"}, {"authorId": null, "name": "Ben Example"}],
                "venue": "", "journal": {"name": "J", "pages": "1"}, "year": 2018, "publicationdate": null,
                "s2fieldsofstudy": [{"category": "Chemistry", "source": "external"}],
                "updated": "2022-01-27T02:09:51.713Z"}""");

        // then
        assertThat(read.works().get(0).work()).isEqualTo(id("doi:10.5555/seven"));
        WorkFacts facts = read.works().get(0).facts();
        assertThat(facts.title()).isEqualTo("A title");
        assertThat(facts.publishedAt()).isEqualTo(PartialDate.parse("2018"));
        assertThat(facts.venue()).isEqualTo("J");
        assertThat(facts.field()).isEqualTo("Chemistry");
        assertThat(facts.authors())
                .isEqualTo(new Authors(List.of(new Author("s2:12", "Ada Example"), new Author(null, "Ben Example"))));
        assertThat(read.works().get(0).source().record()).isEqualTo("7");
        assertThat(aliases(read))
                .containsExactly(
                        "arxiv:2301.00007 doi:10.5555/seven",
                        "pmcid:PMC5815 doi:10.5555/seven",
                        "pmid:4411 doi:10.5555/seven");
    }

    @Test
    void addsAbstractsAndSummaries() {
        // given
        IdPass.of(S2Reader::new, ids)
                .read("papers", "{\"corpusid\": 7, \"externalids\": {\"DOI\": \"10.5555/seven\"}, \"title\": \"T\"}");
        String abstracts = "{\"corpusid\": 7, \"openaccessinfo\": {\"externalids\": {}}, \"abstract\": \"Words.\"}";
        String tldrs = "{\"corpusid\": 7, \"model\": \"tldr@v2.0.0\", \"text\": \"Short.\"}";

        // when
        ReadEvents read =
                read(FormatOptionsSample.of().observedAt(RELEASE).abstracts().build(), "abstracts", abstracts);
        ReadEvents without = read(USUAL, "abstracts", abstracts);
        ReadEvents summary = read(USUAL, "tldrs", tldrs);

        // then
        assertThat(read.works()).singleElement().satisfies(event -> {
            assertThat(event.work()).isEqualTo(id("doi:10.5555/seven"));
            assertThat(event.facts().abstractText()).isEqualTo("Words.");
        });
        assertThat(without.works()).isEmpty();
        assertThat(summary.works()).singleElement().satisfies(event -> {
            assertThat(event.work()).isEqualTo(id("doi:10.5555/seven"));
            assertThat(event.facts().summary()).isEqualTo("Short.");
        });
    }

    @Test
    void mapsHashesOfPapers() {
        // given
        String sha = "d5ec1ea2c9261c54cf41fef1e5c9f2f8abe28ce2";
        String rows = "{\"corpusid\": 7, \"sha\": \"" + sha + "\", \"primary\": true}";
        ids.put(id("s2:7"), id("doi:10.5555/seven"));

        // when
        IdPass.of(S2Reader::new, ids).read("paper-ids", rows);
        ReadEvents usual = read(USUAL, "paper-ids", rows);
        ReadEvents all =
                read(FormatOptionsSample.of().observedAt(RELEASE).sameAsNative().build(), "paper-ids", rows);

        // then
        assertThat(ids.canonical(id("s2:" + sha))).isEqualTo(id("doi:10.5555/seven"));
        assertThat(usual.works()).isEmpty();
        assertThat(aliases(all)).containsExactly("s2:" + sha + " doi:10.5555/seven");
    }

    @Test
    void emptiesListsOfDeletedPapersWithoutAnotherId() {
        // given
        ids.put(id("s2:1"), id("doi:10.5555/one"));
        ids.put(id("s2:2"), id("s2:2"));
        String rows = "{\"corpusid\": 1}\n{\"corpusid\": 2}\n";
        String name = "deletes/a-to-b/papers/1.gz";

        // when
        IdPass.of(S2Reader::new, ids).read(name, rows);
        ReadEvents read = read(USUAL, name, rows);

        // then
        assertThat(ids.isDeleted(id("s2:1"))).isTrue();
        assertThat(read.lists()).singleElement().satisfies(list -> {
            assertThat(list.citing()).isEqualTo(id("s2:2"));
            assertThat(list.complete()).isTrue();
            assertThat(list.citations()).isEmpty();
        });
        assertThat(read.counts().skipped()).containsExactly(Map.entry("deletedRow", 1L));
    }

    @Test
    void findsSectionsAndSentencesInFullTexts() {
        // given
        String text = "1 Start\\nFirst here. \\uD835\\uDD38 as in Doe et al. (1999) it holds [2]. Last."
                + "\\nDetails\\nMore [1].";
        String spans = "\"paragraph\": \"[{\\\"start\\\":8,\\\"end\\\":62}, {\\\"start\\\":71,\\\"end\\\":80}]\","
                + " \"sectionheader\": \"[{\\\"start\\\":2,\\\"end\\\":7,\\\"attributes\\\":{\\\"n\\\":\\\"1\\\"}},"
                + " {\\\"start\\\":63,\\\"end\\\":70,\\\"attributes\\\":{\\\"n\\\":\\\"1.1\\\"}}]\","
                + " \"bibref\": \"[{\\\"start\\\":52,\\\"end\\\":55,\\\"attributes\\\":{\\\"ref_id\\\":\\\"b1\\\"}},"
                + " {\\\"start\\\":76,\\\"end\\\":79,\\\"attributes\\\":{\\\"ref_id\\\":\\\"b0\\\"}},"
                + " {\\\"start\\\":1,\\\"end\\\":2}]\"";
        String entries = "[{\\\"start\\\":1,\\\"end\\\":2,\\\"attributes\\\":{\\\"id\\\":\\\"b0\\\"}},"
                + "{\\\"start\\\":2,\\\"end\\\":3,\\\"attributes\\\":{\\\"id\\\":\\\"b1\\\","
                + "\\\"matched_paper_id\\\":22}},"
                + "{\\\"start\\\":3,\\\"end\\\":4,\\\"attributes\\\":{\\\"id\\\":\\\"b2\\\","
                + "\\\"matched_paper_id\\\":23}}]";
        String first =
                "{\"corpusid\": 7, \"externalids\": {\"doi\": \"10.5555/seven\"}, \"content\": {\"text\": \"" + text
                        + "\", \"annotations\": {\"bibentry\": \"" + entries + "\", " + spans + "}}, \"updated\":"
                        + " \"2023-02-18T05:38:20Z\"}";
        String second =
                "{\"corpusid\": 7, \"openaccessinfo\": {\"externalids\": {\"DOI\": \"10.5555/seven\"}}, \"body\":"
                        + " {\"text\": \"" + text + "\", \"annotations\": {"
                        + spans.replace("sectionheader", "section_header").replace("bibref", "bib_ref")
                        + "}}, \"bibliography\": {\"text\": \"x\", \"annotations\": {\"bib_entry\": \"" + entries
                        + "\"}}}";

        // when
        ReadEvents old = read(USUAL, "s2orc", first);
        ReadEvents now = read(USUAL, "s2orc_v2", second);

        // then
        for (ReadEvents read : List.of(old, now)) {
            CitationEvent list = read.lists().get(0);
            assertThat(list.citing()).isEqualTo(id("doi:10.5555/seven"));
            assertThat(list.source().record()).isEqualTo("7");
            assertThat(list.complete()).isTrue();
            assertThat(list.unidentified()).isEqualTo(1);
            assertThat(cited(list)).containsExactly("s2:22", "s2:23");
            Citation citation = list.citations().get(0);
            assertThat(citation.mentions()).singleElement().satisfies(mention -> {
                assertThat(mention.section()).isEqualTo("Start");
                assertThat(mention.context()).isEqualTo("\uD835\uDD38 as in Doe et al. (1999) it holds [2].");
            });
        }
        assertThat(old.lists().get(0).observedAt()).isEqualTo(Instant.parse("2023-02-18T05:38:20Z"));
        assertThat(now.lists().get(0).observedAt()).isEqualTo(RELEASE);
    }

    @Test
    void readsNoIdsFromCitations() {
        // when
        IdPass.of(S2Reader::new, ids).read("citations", "{\"citingcorpusid\": 1, \"citedcorpusid\": 2}");

        // then
        assertThat(ids.size()).isZero();
    }

    @Test
    void tellsDatasetsByTheFirstGoodRecord() {
        // when
        ReadEvents read =
                read(USUAL, "x", "{\"corpusid\": \"broken\n{\"corpusid\": 7, \"externalids\": {}, \"title\": \"T\"}\n");

        // then
        assertThat(read.works()).hasSize(1);
        assertThat(read.malformed()).hasSize(1);
    }

    @Test
    void refusesOtherFiles() {
        assertThatThrownBy(() -> read(USUAL, "x", "{\"data\": [{\"citedPaper\": {}}]}"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("x: is of another format");
        assertThatThrownBy(() -> read(USUAL, "x", "citing,cited\n")).isInstanceOf(ImportException.class);
        assertThat(read(USUAL, "x", "").counts().input()).isEmpty();
    }

    @Test
    void needsTheDayOfTheRelease() {
        assertThatThrownBy(() -> read(FormatOptions.DEFAULT, "x", "{\"citingcorpusid\": 1, \"citedcorpusid\": 2}"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("--observed-at");
    }

    private List<Mention> mentions(String fields) {
        ReadEvents read = read(CONTEXTS, "c", row(fields));
        return read.lists().get(0).citations().get(0).mentions();
    }

    private static String row(String fields) {
        return "{\"citingcorpusid\": 1, \"citedcorpusid\": 2, " + fields.replace("\n", " ") + "}\n";
    }

    private static String text(Mention mention) {
        return mention.context() + " "
                + mention.roles().stream().map(role -> role.role().name()).toList();
    }

    private ReadEvents read(FormatOptions options, String name, String text) {
        return ReadEvents.by(options, ids, groups, S2Reader::new).read(name, text);
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
