package org.citationhubs.ingest.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.work.WorkFacts;
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

class IciteReaderTest {

    private static final Instant MONTH = Instant.parse("2022-11-01T00:00:00Z");
    private static final FormatOptions OF_MONTH =
            FormatOptionsSample.of().observedAt(MONTH).build();

    private static final String METADATA =
            "pmid,doi,title,authors,year,journal,is_research_article,cited_by_clin,cited_by,references,provisional\n";

    private static final String ROWS = METADATA
            + "101,10.5555/A,Of <i>Examples</i>,\"Ada B Example, Bo Sample\",1997,J Samples,Yes,,900 901,"
            + "102 0103 104 102,No\n"
            + "102,,Of Samples,,,,No,,101,,No\n";

    private final GroupsInMemory groups = new GroupsInMemory();

    private ReadEvents reader(FormatOptions options, IdMap ids) {
        return ReadEvents.by(options, ids, groups, IciteReader::new);
    }

    private static MapInMemory ids(String text) throws IOException {
        MapInMemory map = new MapInMemory();
        ImportCounts counts = new ImportCounts((place, reason) -> {
            throw new AssertionError(place + ": " + reason);
        });
        FormatContext context = new FormatContext(OF_MONTH, map, new GroupsInMemory(), new NoEvents(), counts);
        new IciteReader(context)
                .readIds(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "metadata.csv", map);
        return map;
    }

    @Test
    void groupsPairs() {
        // when
        ReadEvents events =
                reader(OF_MONTH, IdMap.NONE).read("pairs.csv", "citing,referenced\n1,2\n1,3\n4,2\n1,0\n,2\n,\n1,5\n");

        // then
        assertThat(groups.lines())
                .containsExactly(
                        "pmid:1 null cites pmid:2",
                        "pmid:1 null cites pmid:3",
                        "pmid:1 null cites pmid:5",
                        "pmid:4 null cites pmid:2");
        assertThat(groups.lists()).allMatch(list -> list.observedAt().equals(MONTH));
        assertThat(events.counts().input()).containsExactly(entry("rows", 6L));
        assertThat(events.counts().skipped()).containsExactly(entry("noId", 2L));
    }

    @Test
    void publishesListsOfTheMetadata() throws IOException {
        // when
        ReadEvents events = reader(OF_MONTH, ids(ROWS)).read("metadata.csv", ROWS);

        // then
        CitationEvent list = events.lists().get(0);
        assertThat(events.lists()).hasSize(1);
        assertThat(list.citing()).hasToString("doi:10.5555/a");
        assertThat(list.complete()).isTrue();
        assertThat(list.observedAt()).isEqualTo(MONTH);
        assertThat(list.source().record()).isEqualTo("101");
        assertThat(list.citations())
                .extracting(citation -> citation.cited().value())
                .containsExactly("pmid:102", "pmid:103", "pmid:104");
        assertThat(events.counts().repeated()).isEqualTo(1);
        assertThat(events.counts().emptyLists()).isEqualTo(1);
        assertThat(events.counts().input()).containsOnly(entry("works", 2L), entry("references", 4L));
    }

    @Test
    void resolvesReferencesByTheMap() throws IOException {
        // given
        String rows = METADATA + "101,,,,,,,,,102,No\n102,10.5555/B,,,,,,,,,No\n";

        // when
        ReadEvents events = reader(OF_MONTH, ids(rows)).read("metadata.csv", rows);

        // then
        assertThat(events.lists().get(0).citations().get(0).cited()).hasToString("doi:10.5555/b");
    }

    @Test
    void describesWorks() {
        // when
        ReadEvents events = reader(OF_MONTH, IdMap.NONE).read("metadata.csv", ROWS);

        // then
        WorkFacts facts = events.works().get(0).facts();
        assertThat(events.works().get(0).work()).hasToString("doi:10.5555/a");
        assertThat(facts.title()).isEqualTo("Of Examples");
        assertThat(facts.publishedAt()).hasToString("1997");
        assertThat(facts.venue()).isEqualTo("J Samples");
        assertThat(facts.authors()).isNotNull();
        assertThat(facts.authors().list())
                .containsExactly(new Author(null, "Ada B Example"), new Author(null, "Bo Sample"));
        assertThat(events.works())
                .extracting(event -> event.work() + " " + event.facts().survivor())
                .containsExactly("doi:10.5555/a null", "pmid:101 doi:10.5555/a", "pmid:102 null");
    }

    @Test
    void leavesOutWhatIsNotWanted() {
        // when
        ReadEvents events = reader(
                        FormatOptionsSample.of()
                                .observedAt(MONTH)
                                .withoutLists()
                                .withoutWorks()
                                .sameAs()
                                .build(),
                        IdMap.NONE)
                .read("metadata.csv", ROWS)
                .read("pairs.csv", "citing,referenced\n1,2\n");

        // then
        assertThat(events.lists()).isEmpty();
        assertThat(events.works()).isEmpty();
        assertThat(groups.lines()).isEmpty();
    }

    @Test
    void countsRowsAndReferencesWithoutAnId() {
        // when
        ReadEvents events = reader(OF_MONTH, IdMap.NONE)
                .read("metadata.csv", METADATA + "x,,T,,,,,,,1,No\n101,,,,,,,,,y  102,No\n,,,,,,,,,,\n");

        // then
        assertThat(events.lists()).hasSize(1);
        assertThat(events.lists().get(0).unidentified()).isEqualTo(1);
        assertThat(events.counts().skipped()).containsExactly(entry("noId", 2L));
        assertThat(events.counts().input()).containsOnly(entry("works", 2L), entry("references", 2L));
    }

    @Test
    void mapsPubmedIdsToDois() throws IOException {
        assertThat(ids(ROWS + "103,no doi,,,,,,,,,\n").entries())
                .containsExactly(
                        entry("pmid:101", "doi:10.5555/a"),
                        entry("pmid:102", "pmid:102"),
                        entry("pmid:103", "pmid:103"));
        assertThat(ids("citing,referenced\n1,2\n").entries()).isEmpty();
    }

    @Test
    void keepsPubmedIdsAsNativeIds() {
        // when
        ReadEvents events = reader(
                        FormatOptionsSample.of().observedAt(MONTH).nativeIds().build(), IdMap.NONE)
                .read("metadata.csv", ROWS);

        // then
        assertThat(events.lists().get(0).citing()).isEqualTo(WorkId.parse("pmid:101"));
        assertThat(events.works()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"citing,referenced\n", METADATA})
    void needsTheMonthOfTheSnapshot(String header) {
        assertThatThrownBy(() -> reader(FormatOptions.DEFAULT, IdMap.NONE).read("icite.csv", header))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("icite.csv: ")
                .hasMessageContaining("--observed-at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"citing,cited\n", "pmid,title\n", "{\"pmid\": 1}", " [1]", ""})
    void refusesOtherFiles(String text) {
        assertThatThrownBy(() -> reader(OF_MONTH, IdMap.NONE).read("other", text))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("other: is ");
    }
}
