package org.citationhubs.ingest.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.ingest.format.ExpectedEvents;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.FormatOptionsSample;
import org.citationhubs.ingest.format.GroupsInMemory;
import org.citationhubs.ingest.format.ImportCounts;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.format.MapInMemory;
import org.citationhubs.ingest.format.ReadEvents;
import org.citationhubs.ingest.idmap.IdMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpencitationsReaderTest {

    private static final Instant DAY = Instant.parse("2026-07-07T00:00:00Z");
    private static final FormatOptions OF_DAY =
            FormatOptionsSample.of().observedAt(DAY).build();

    private static final String META = "id,title,author,pub_date,venue,volume,issue,page,type,publisher,editor\n";

    private final GroupsInMemory groups = new GroupsInMemory();

    private ReadEvents reader() {
        return reader(OF_DAY);
    }

    private ReadEvents reader(FormatOptions options) {
        return ReadEvents.by(options, IdMap.NONE, groups, OpencitationsReader::new);
    }

    private static MapInMemory ids(String text) throws IOException {
        MapInMemory map = new MapInMemory();
        ImportCounts counts = new ImportCounts((place, reason) -> {
            throw new AssertionError(place + ": " + reason);
        });
        FormatContext context = new FormatContext(OF_DAY, map, new GroupsInMemory(), new NoEvents(), counts);
        new OpencitationsReader(context)
                .readIds(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "ids.csv", map);
        return map;
    }

    @Test
    void groupsRowsOfADump() {
        // when
        ReadEvents events = reader().read("2026-07.csv", """
                        oci,citing,cited,creation,timespan,journal_sc,author_sc
                        0601-0604,omid:br/0601,omid:br/0604,2018-06,P0Y6M,yes,yes
                        0602-0604,omid:br/0602,omid:br/0604,2003-10-24,-P1Y,no,no
                        0601-0605,omid:br/0601,omid:br/0605,2018-06,,no,no
                        0603-0605,omid:br/0603,omid:br/0605,,,no,no
                        """);

        // then
        assertThat(groups.lines())
                .containsExactly(
                        "omid:br/0601 2018-06 cites omid:br/0604",
                        "omid:br/0601 2018-06 cites omid:br/0605",
                        "omid:br/0602 2003-10-24 cites omid:br/0604",
                        "omid:br/0603 null cites omid:br/0605");
        assertThat(groups.lists()).allMatch(list -> list.observedAt().equals(DAY));
        assertThat(events.counts().input()).containsExactly(entry("rows", 4L));
        assertThat(events.counts().skipped()).isEmpty();
    }

    @Test
    void takesTheBestOfSeveralIds() {
        // given
        String rows = """
                "oci","citing","cited","creation"
                "1","omid:br/0601 doi:10.5555/A openalex:W4411","pmid:0012 omid:br/0604","2018"
                "2","omid:br/0602  isbn:9780000000002","pmcid:PMC7 arxiv:2301.04411v2 omid:br/0605","2019"
                """;

        // when
        reader().read("api.csv", rows);

        // then
        assertThat(groups.lines())
                .containsExactly("doi:10.5555/a 2018 cites pmid:12", "omid:br/0602 2019 cites arxiv:2301.04411");
    }

    @Test
    void takesOmidsAsNativeIds() {
        // when
        reader(FormatOptionsSample.of().observedAt(DAY).nativeIds().build())
                .read("api.csv", "citing,cited\ndoi:10.5555/a omid:br/0601,doi:10.5555/b\n");

        // then
        assertThat(groups.lines()).containsExactly("omid:br/0601 null cites doi:10.5555/b");
    }

    @Test
    void readsBareIdsOfSingleIndexes() {
        // when
        ReadEvents events = reader().read("coci.csv", "oci,citing,cited,creation\n1,10.5555/A:1,10.5555/b.,2018-13\n")
                .read("poci.csv", "oci,citing,cited,creation\n1,4411,4412,1997\n")
                .read(
                        "croci.csv",
                        "citing_id,citing_publication_date,cited_id,cited_publication_date\n"
                                + "10.5555/c,2008-01-15,10.5555/d,2007\n");

        // then
        assertThat(groups.lines())
                .containsExactly(
                        "doi:10.5555/a:1 2018 cites doi:10.5555/b",
                        "doi:10.5555/c 2008-01-15 cites doi:10.5555/d",
                        "pmid:4411 1997 cites pmid:4412");
        assertThat(events.counts().repaired()).containsExactly(entry("trailing", 1L));
    }

    @Test
    void leavesOutRowsWithoutAnId() {
        // when
        ReadEvents events = reader().read("dump.csv", """
                        citing,cited
                        omid:br/0601,
                        omid:br/0601,omid:ra/0601
                        isbn:9780000000002,omid:br/0601

                        omid:br/0601,omid:br/0602
                        omid:br/0601
                        """);

        // then
        assertThat(groups.lines()).containsExactly("omid:br/0601 null cites omid:br/0602");
        assertThat(events.counts().input()).containsExactly(entry("rows", 5L));
        assertThat(events.counts().skipped()).containsExactly(entry("noId", 4L));
    }

    @Test
    void groupsNothingIfListsAreNotWanted() {
        // when
        reader(FormatOptionsSample.of().observedAt(DAY).withoutLists().build())
                .read("dump.csv", "citing,cited\nomid:br/0601,omid:br/0602\n");

        // then
        assertThat(groups.lines()).isEmpty();
    }

    @Test
    void describesWorksOfMeta() {
        // when
        ReadEvents events = reader().read(
                        "meta.csv",
                        META
                                + "omid:br/0601 doi:10.5555/a pmid:12 isbn:9780000000002,Of <i>Examples</i>,"
                                + "\"Example, Ada [orcid:0000-0001-2345-678X omid:ra/0601]; Sample, Bo [omid:ra/0602];"
                                + " Group of R&amp;D\",2020-05,Journal [Old] of Samples [issn:0000-0000 omid:br/0609],"
                                + "1,2,3-4,journal article,,\n"
                                + "omid:br/0602,,,,,,,,book,,\n");

        // then
        assertThat(events.works()).hasSize(2);
        WorkEvent work = events.works().get(0);
        WorkFacts facts = work.facts();
        assertThat(work.work()).hasToString("doi:10.5555/a");
        assertThat(work.observedAt()).isEqualTo(DAY);
        assertThat(work.source().record()).isEqualTo("omid:br/0601");
        assertThat(facts.title()).isEqualTo("Of Examples");
        assertThat(facts.publishedAt()).hasToString("2020-05");
        assertThat(facts.venue()).isEqualTo("Journal [Old] of Samples");
        assertThat(facts.authors()).isNotNull();
        assertThat(facts.authors().list())
                .containsExactly(
                        new Author("orcid:0000-0001-2345-678X", "Ada Example"),
                        new Author(null, "Bo Sample"),
                        new Author(null, "Group of R&D"));
        WorkEvent alias = events.works().get(1);
        assertThat(alias.work()).hasToString("pmid:12");
        assertThat(alias.facts().survivor()).hasToString("doi:10.5555/a");
        assertThat(events.counts().input()).containsExactly(entry("works", 2L));
    }

    @Test
    void publishesWorksUnderTheIdOfTheMap() {
        // given
        MapInMemory map = new MapInMemory();
        map.put(WorkId.parse("omid:br/0601"), WorkId.parse("doi:10.5555/new"));

        // when
        ReadEvents events = ReadEvents.by(OF_DAY, map, groups, OpencitationsReader::new)
                .read("meta.csv", META + "omid:br/0601 pmid:12,Title,,,,,,,,,\n");

        // then
        assertThat(events.works())
                .extracting(event -> event.work() + " " + event.facts().survivor())
                .containsExactly("doi:10.5555/new null", "pmid:12 doi:10.5555/new");
    }

    @Test
    void publishesAliasesOfTheTableOfOmids() {
        // when
        ReadEvents events = reader().read(
                        "omid.csv", "omid,id\nbr/0601,doi:10.5555/a pmid:12\nomid:br/0602,pmid:13\nra/0603,orcid:1\n");

        // then
        assertThat(events.works())
                .extracting(event -> event.work() + " " + event.facts().survivor())
                .containsExactly("pmid:12 doi:10.5555/a");
        assertThat(events.counts().skipped()).containsExactly(entry("noId", 1L));
    }

    @Test
    void mapsOmidsAndOtherIdsToTheBest() throws IOException {
        // when
        MapInMemory table =
                ids("omid,id\nomid:br/0601,doi:10.5555/a pmid:12 openalex:W4411\nbr/0602,\nbr/0603,pmid:13\n");
        MapInMemory meta = ids(META + "pmid:12 doi:10.5555/a omid:br/0601,Title,,,,,,,,,\n");

        // then
        assertThat(table.entries())
                .containsExactly(
                        entry("omid:br/0601", "doi:10.5555/a"),
                        entry("omid:br/0602", "omid:br/0602"),
                        entry("omid:br/0603", "pmid:13"),
                        entry("pmid:12", "doi:10.5555/a"));
        assertThat(meta.entries())
                .containsExactly(entry("omid:br/0601", "doi:10.5555/a"), entry("pmid:12", "doi:10.5555/a"));
    }

    @Test
    void findsNoIdsInTheIndex() throws IOException {
        assertThat(ids("citing,cited\nomid:br/0601,omid:br/0602\n").entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"citing,cited\n", "omid,id\n", META, "citing_id,cited_id\n"})
    void needsTheDayOfTheDump(String header) {
        assertThatThrownBy(() -> reader(FormatOptions.DEFAULT).read("dump.csv", header))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("dump.csv: ")
                .hasMessageContaining("--observed-at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\n {\"LinkProvider\": []}]", "\uFEFF  {\"a\": 1}"})
    void refusesScholix(String json) {
        assertThatThrownBy(() -> reader().read("a.scholix", json))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("a.scholix: is JSON (Scholix)");
    }

    @Test
    void refusesProvenance() {
        assertThatThrownBy(() ->
                        reader().read("prov.csv", "oci,snapshot,agent,source,created,invalidated,description,update\n"))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("prov.csv: is the provenance of citations");
    }

    @ParameterizedTest
    @ValueSource(strings = {"citing,referenced\n1,2\n", "<rdf:RDF>", "a\tb\n", "doi,title\n"})
    void refusesOtherFiles(String text) {
        assertThatThrownBy(() -> reader().read("other", text))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("other: is ");
    }

    @Test
    void readsTheSampleOfTheIndex() {
        requireSample("citations_data.csv");
    }

    @Test
    void readsTheSampleOfCroci() {
        requireSample("croci_dump.csv");
    }

    private void requireSample(String sample) {
        // given
        ExpectedEvents expected = ExpectedEvents.of("opencitations-" + sample);

        // when
        ReadEvents events = reader().read(sample, ExpectedEvents.open("opencitations/" + sample));

        // then
        expected.requireCitations("canonical", groups.lists());
        assertThat(events.counts().input())
                .containsEntry("rows", expected.at("/input/rows").asLong());
        assertThat(groups.lists().stream()
                        .filter(list -> list.facts().publishedAt() != null)
                        .count())
                .isEqualTo(expected.at("/citingWithDate").asLong());
        assertThat(events.counts().skipped()).isEmpty();
        assertThat(events.counts().repaired()).isEmpty();
    }

    @Test
    void refusesTheOtherSamples() {
        for (String sample : List.of("citations_prov.csv", "citations_data_prov.scholix")) {
            assertThatThrownBy(() -> reader().read(sample, ExpectedEvents.open("opencitations/" + sample)))
                    .isInstanceOf(ImportException.class);
        }
    }
}
