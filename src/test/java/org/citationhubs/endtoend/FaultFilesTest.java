package org.citationhubs.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.dump.BareIdScheme;
import org.citationhubs.ingest.dump.EventSink;
import org.citationhubs.ingest.dump.ImportFormat;
import org.citationhubs.ingest.dump.ImportReport;
import org.citationhubs.ingest.dump.ImportSource;
import org.citationhubs.ingest.dump.ProgressBar;
import org.citationhubs.query.QueriedHubs;
import org.citationhubs.query.titles.TitleSearchRequest;
import org.citationhubs.topology.TopologyFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Delivers small inputs that went wrong elsewhere. Each stands for a kind, and neighbours of its kind are beside it.
 * Those that are files are skipped if the folder with them is absent.
 */
class FaultFilesTest {

    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();
    private final List<String> authors = new ArrayList<>();

    @Test
    void spellingsOfAPubMedIdAreOneWork() throws IOException {
        assertThat(citingWorks("a1-pmid-spellings.ndjson")).isEqualTo(Map.of("pmid:4411", 1));
    }

    @Test
    void spellingsOfArxivIdsAreOneWorkEach() throws IOException {
        assertThat(citingWorks("a2-arxiv-spellings.ndjson"))
                .isEqualTo(Map.of("arxiv:2301.04411", 1, "arxiv:math/0604411", 1));
    }

    @Test
    void addressesOfRegistriesAreTheirIds() throws IOException {
        assertThat(citingWorks("a5-doi-prefixes.ndjson"))
                .isEqualTo(Map.of("doi:10.5555/p", 8, "arxiv:2301.04411", 2, "openalex:W4411", 1, "pmid:4411", 1));
    }

    @Test
    void lettersBeyondAsciiDoNotFold() throws IOException {
        assertThat(citingWorks("a7-doi-case-beyond-ascii.ndjson"))
                .isEqualTo(Map.of(
                        "doi:10.5555/\u00c9", 1, "doi:10.5555/\u00e9", 1, "doi:10.5555/\u212a", 1, "doi:10.5555/k", 1));
    }

    @Test
    void aSemicolonAndBracketsBelongToTheId() throws IOException {
        assertThat(citingWorks("b1-semicolon-in-path.ndjson"))
                .isEqualTo(Map.of("doi:10.5555/b1(9)2.0.co", 2, "doi:10.5555/b1(9)2.0.co;2", 1));
        assertThat(citingWorks("b3-brackets-in-path.ndjson"))
                .isEqualTo(Map.of("doi:10.5555/0006(2005)055[0485:t]2.0", 1));
    }

    @Test
    void aYearWithALetterIsTheYear() throws IOException {
        Map<String, JsonNode> hubs = hubs("c1-year-with-letter.ndjson");

        assertThat(hubs).containsOnlyKeys("doi:10.5555/c1-r1", "doi:10.5555/c1-r2", "doi:10.5555/c1-r3");
        assertThat(publishedAt(hubs, "doi:10.5555/c1-r1")).isEqualTo("2011");
        assertThat(publishedAt(hubs, "doi:10.5555/c1-r2")).isEqualTo("2012");
    }

    @ParameterizedTest
    @CsvSource({"1999a,1999", "2023-02-30,2023-02", "1997-13,1997", "2012b-05,2012", "0000,null", "'',null", "n.d.,null"
    })
    void aDateCostsOnlyWhatCannotBeRead(String date, String read) {
        Map<String, JsonNode> hubs = delivered(List.of(list(
                "doi:10.5555/c",
                "{'cited': {'id': 'doi:10.5555/r', 'publishedAt': '" + date + "'}},"
                        + "{'cited': {'id': 'doi:10.5555/s'}}")));

        assertThat(hubs).containsOnlyKeys("doi:10.5555/r", "doi:10.5555/s");
        assertThat(publishedAt(hubs, "doi:10.5555/r")).isEqualTo(read);
    }

    @Test
    void anAuthorWithoutANameCostsOnlyItself() throws IOException {
        assertThat(citingWorks("c3-author-without-name.ndjson")).isEqualTo(Map.of("doi:10.5555/c3-r1", 1));
    }

    @Test
    void oneBadIdOfFourCostsOnlyItself() throws IOException {
        assertThat(citingWorks("c5-one-bad-id-of-four.ndjson"))
                .isEqualTo(Map.of("doi:10.5555/c5-r1", 1, "doi:10.5555/c5-r3", 1, "doi:10.5555/c5-r4", 1));
    }

    @Test
    void theNewestEditionCountsInWhateverOrder() throws Exception {
        List<String> editions = printedBy(SharedData.fault("d1-many-editions.py"));
        Map<String, Integer> newest = new TreeMap<>();
        for (int n = 0; n < 60; n++) {
            newest.put("doi:10.5555/d1-199-" + n, 1);
        }

        List<String> shuffled = new ArrayList<>(editions);
        Collections.shuffle(shuffled, new Random(1));
        List<String> reversed = new ArrayList<>(editions);
        Collections.reverse(reversed);
        for (List<String> order : List.of(editions, reversed, shuffled)) {
            assertThat(citingWorks(delivered(order))).isEqualTo(newest);
        }
    }

    @Test
    void standInsAreNobody() throws IOException {
        assertThat(selfCitingWorks(hubs("e1-stand-in-names.ndjson")))
                .isEqualTo(Map.of("doi:10.5555/e1-1-h", 0, "doi:10.5555/e1-2-h", 0, "doi:10.5555/e1-3-h", 0));
    }

    @Test
    void spellingsOfAnOrcidAreOnePerson() throws IOException {
        assertThat(selfCitingWorks(hubs("e3-orcid-bare-and-address.ndjson")))
                .isEqualTo(Map.of("doi:10.5555/e3-1-h", 1, "doi:10.5555/e3-2-h", 1));
    }

    @Test
    void articlesAndDegreesMakeNoOtherPerson() throws IOException {
        assertThat(selfCitingWorks(hubs("e6-article-and-titles.ndjson")))
                .isEqualTo(Map.of("doi:10.5555/e6-1-h", 1, "doi:10.5555/e6-2-h", 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'name': 'n.n.'}                                | {'name': 'N.N.'}                                  | 0
            {'name': '[s.n.]'}                              | {'name': '[S.n.]'}                                | 0
            {'name': 'No author'}                           | {'name': 'No author'}                             | 0
            {'name': 'null'}                                | {'name': 'null'}                                  | 0
            {'name': 'ET AL'}                               | {'name': 'et al'}                                 | 0
            {'id': '0000000218250097', 'name': 'A. One'}    | {'id': 'orcid:0000-0002-1825-0097', 'name': 'Z'}  | 1
            {'id': '0000-0002-1825-0097', 'name': 'A. One'} | {'id': '0000-0001-5109-3700', 'name': 'A. One'}   | 0
            {'name': 'Dr. Ada Example'}                     | {'name': 'Ada Example'}                           | 1
            {'name': 'CMS Collaboration'}                   | {'name': 'the CMS Collaboration'}                 | 1
            {'name': 'Example, Ada'}                        | {'name': 'Ada Example, M.D.'}                     | 1
            {'name': 'Example, Ada'}                        | {'name': 'Sample, Ada'}                           | 0
            """)
    void aSelfCitationIsOneOfTheSamePerson(String citing, String cited, int selfCiting) {
        Map<String, JsonNode> hubs = delivered(List.of(quoted("""
                {'op': 'assert', 'observedAt': '2026-05-25T10:00:00Z',
                 'citing': {'id': 'doi:10.5555/c', 'authors': [%s]},
                 'citations': [{'cited': {'id': 'doi:10.5555/h', 'authors': [%s]}}]}""".formatted(citing, cited))));

        assertThat(selfCitingWorks(hubs)).isEqualTo(Map.of("doi:10.5555/h", selfCiting));
    }

    @Test
    void quotesAreNoPartOfIds() throws IOException {
        assertThat(imported("arxiv", null, "g1-quoted.tsv")).containsOnlyKeys("arxiv:2001.04412");
    }

    @Test
    void familyNamesAreNotAuthorsOfTheirOwn() throws IOException {
        Map<String, JsonNode> hubs = imported("arxiv", "g3-works-family-first.tsv", "g3-edges.tsv");

        assertThat(selfCitingWorks(hubs)).isEqualTo(Map.of("arxiv:2003.04412", 0));
        assertThat(authors).containsExactly("Example, J.", "Sample, A.", "Other, J.", "Third, B.");
    }

    @Test
    void theColumnYearIsADate() throws IOException {
        Map<String, JsonNode> hubs = imported("arxiv", "g4-works-year-column.tsv", "g4-edges.tsv");

        assertThat(hubs.get("arxiv:2004.04412").get("years").fieldNames())
                .toIterable()
                .containsExactly("1999");
    }

    @Test
    void anEmptyThirdColumnHurtsNobody() throws IOException {
        assertThat(imported("arxiv", null, "g6-trailing-tab.tsv")).containsOnlyKeys("arxiv:2006.04412");
        assertThat(printed.toString()).doesNotContain(":1:");
    }

    @Test
    void fineGrainedFunctionsCountAsTheirClass() throws IOException {
        Map<String, JsonNode> hubs = hubs("h1-acl-arc-functions.ndjson");

        assertThat(hubs.values().stream()
                        .sorted((a, b) ->
                                a.get("id").asText().compareTo(b.get("id").asText()))
                        .map(hub -> hub.get("roles").fieldNames().next()))
                .containsExactly(
                        "METHOD", "COMPARISON", "COMPARISON", "EXTENSION", "FUTURE_WORK", "EXTENSION", "UNCLASSIFIED");
    }

    @Test
    void titlesWithTagsAreFoundByTheirFirstWord() throws IOException {
        assertThat(foundByFirstWord(Files.readAllLines(SharedData.fault("i1-titles-with-tags.works.ndjson"))))
                .containsExactly("doi:10.5555/i1-1 Bacillus exemplaris in soil", "doi:10.5555/i1-2 Foam of examples");
    }

    @Test
    void titlesWithMarkupOfOtherKindsAreFoundByTheirFirstWord() throws IOException {
        assertThat(foundByFirstWord(List.of(
                        work("doi:10.5555/i-1", "&lt;b&gt;Bold&lt;/b&gt; examples"),
                        work("doi:10.5555/i-2", "  <p>\\n<em>Empty</em>\\tspaces</p>"),
                        work("doi:10.5555/i-3", "\u200bHidden &amp;amp; seen"),
                        work("doi:10.5555/i-4", "<mml:math><mml:mi>Alpha</mml:mi></mml:math> decay"))))
                .containsExactly(
                        "doi:10.5555/i-1 Bold examples",
                        "doi:10.5555/i-2 Empty spaces",
                        "doi:10.5555/i-3 Hidden & seen",
                        "doi:10.5555/i-4 Alpha decay");
    }

    @Test
    void theFutureIsRejectedAndLaterListsCount() throws IOException {
        try (TopologyFixture running = new TopologyFixture(folder, 1)) {
            deliver(running, Files.readAllLines(SharedData.fault("j1-far-future.ndjson")));
            running.settle();

            assertThat(running.deadLetters()).singleElement().satisfies(letter -> assertThat(
                            letter.get("reason").asText())
                    .isEqualTo("FUTURE"));
            assertThat(citingWorks(running.summaries())).isEqualTo(Map.of("doi:10.5555/j1-r", 1));
        }
    }

    @Test
    void aCompleteListSpeaksForItsSourceOnly() throws IOException {
        List<String> lists = Files.readAllLines(SharedData.fault("l1-two-complete-sources.ndjson"));
        Map<String, Integer> union =
                Map.of("doi:10.5555/l1-r1", 1, "doi:10.5555/l1-r2", 1, "openalex:W44111", 1, "openalex:W44112", 1);

        assertThat(citingWorks(delivered(lists))).isEqualTo(union);
        Collections.reverse(lists);
        assertThat(citingWorks(delivered(lists))).isEqualTo(union);
    }

    private Map<String, JsonNode> hubs(String file) throws IOException {
        return delivered(Files.readAllLines(SharedData.fault(file)));
    }

    private Map<String, Integer> citingWorks(String file) throws IOException {
        return citingWorks(hubs(file));
    }

    private static Map<String, Integer> citingWorks(Map<String, JsonNode> hubs) {
        return figures(hubs, "citingWorks");
    }

    private static Map<String, Integer> selfCitingWorks(Map<String, JsonNode> hubs) {
        return figures(hubs, "selfCitingWorks");
    }

    private static Map<String, Integer> figures(Map<String, JsonNode> hubs, String field) {
        Map<String, Integer> figures = new TreeMap<>();
        hubs.forEach((id, hub) -> figures.put(id, hub.get(field).asInt()));
        return figures;
    }

    private static String publishedAt(Map<String, JsonNode> hubs, String id) {
        JsonNode hub = hubs.get(id);
        return hub == null ? "no hub" : hub.get("publishedAt").asText();
    }

    /** Delivers events to a running topology and returns its hubs; every event must be applied. */
    private Map<String, JsonNode> delivered(List<String> events) {
        try (TopologyFixture running = new TopologyFixture(emptyFolder(), 1)) {
            deliver(running, events);
            running.settle();
            assertThat(running.deadLetters()).isEmpty();
            return running.summaries();
        }
    }

    private static void deliver(TopologyFixture running, List<String> events) {
        for (String event : events) {
            String citing = TopologyFixture.read(event.getBytes(UTF_8))
                    .get("citing")
                    .get("id")
                    .asText();
            running.deliverRaw(citing.getBytes(UTF_8), event.getBytes(UTF_8));
        }
    }

    /** Imports files as the command does and returns the hubs. */
    private Map<String, JsonNode> imported(String scheme, @Nullable String works, String edges) throws IOException {
        ImportReport report = new ImportReport(new ProgressBar(new PrintWriter(printed), false, () -> 0), false);
        try (TopologyFixture running = new TopologyFixture(emptyFolder(), 1)) {
            EventSink sink = new EventSink() {
                @Override
                public void work(WorkEvent event) {
                    if (event.facts().authors() != null) {
                        event.facts().authors().list().stream()
                                .map(Author::name)
                                .forEach(authors::add);
                    }
                    running.deliver(event);
                }

                @Override
                public void list(CitationEvent event) {
                    running.deliver(event);
                }
            };
            ImportSource source = new ImportSource(
                    List.of(SharedData.fault(edges)),
                    works == null ? null : SharedData.fault(works),
                    new BareIdScheme(scheme),
                    Instant.parse("2026-05-25T10:00:00Z"));
            ImportFormat.EDGES.reader().read(source, sink, report);
            running.settle();
            assertThat(report.malformed()).as(printed.toString()).isZero();
            return running.summaries();
        }
    }

    private Path emptyFolder() {
        try {
            return Files.createTempDirectory(folder, "state");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns id and title of the hubs that are found by the first word of each title. */
    private List<String> foundByFirstWord(List<String> works) throws IOException {
        List<String> found = new ArrayList<>();
        try (QueriedHubs hubs = new QueriedHubs(emptyFolder())) {
            for (String work : works) {
                JsonNode event = TopologyFixture.read(work.getBytes(UTF_8));
                String id = event.get("id").asText();
                for (int citing = 0; citing < QueriedHubs.LEAST_CITING_WORKS; citing++) {
                    hubs.cites("pmid:" + (4411 + citing + 10 * works.indexOf(work)), "", id);
                }
                hubs.describe(id, work);
            }
            hubs.settle();
            for (String first : List.of("bacillus", "foam", "bold", "empty", "hidden", "alpha")) {
                hubs.service()
                        .titled(TitleSearchRequest.of(first, 10, null))
                        .items()
                        .forEach(hub -> found.add(hub.id() + " " + hub.title()));
            }
        }
        return found;
    }

    private static String work(String id, String title) {
        return "{\"id\": \"%s\", \"observedAt\": \"2026-05-25T10:00:00Z\", \"title\": \"%s\"}".formatted(id, title);
    }

    private static String list(String citing, String citations) {
        return quoted(
                "{'op': 'assert', 'observedAt': '2026-05-25T10:00:00Z', 'references': 'complete', 'citing': {'id': '"
                        + citing + "'}, 'citations': [" + citations + "]}");
    }

    private static String quoted(String json) {
        return json.replace('\'', '"').replace("\n", " ");
    }

    private static List<String> printedBy(Path script) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("python3", script.toString()).start();
        } catch (IOException e) {
            assumeTrue(false, "skipped: python3 is not installed");
            throw e;
        }
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return text.lines().toList();
    }
}
