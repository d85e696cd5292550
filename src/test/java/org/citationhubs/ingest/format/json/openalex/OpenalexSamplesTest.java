package org.citationhubs.ingest.format.json.openalex;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.ingest.format.ExpectedEvents;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.FormatOptionsSample;
import org.citationhubs.ingest.format.ReadEvents;
import org.citationhubs.ingest.format.json.ExpectedWorks;
import org.citationhubs.ingest.format.json.IdPass;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.idmap.IdMap;
import org.citationhubs.ingest.idmap.MapOfIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real records of OpenAlex. */
class OpenalexSamplesTest {

    private static final List<String> FILES = List.of(
            "work-W2741809807.json",
            "works-page-chunk2.json.gz",
            "works-page-chunk3.json.gz",
            "works-snapshot-2023-05-16-part_000.jsonl");

    private static final FormatOptions ALL_ALIASES =
            FormatOptionsSample.of().sameAsNative().abstracts().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "work-W2741809807.json",
                "works-page-chunk2.json.gz",
                "works-page-chunk3.json.gz",
                "works-snapshot-2023-05-16-part_000.jsonl"
            })
    void readsEachSample(String file) {
        // given
        ExpectedEvents expected = ExpectedEvents.of("openalex-" + file.replace(".gz", ""));
        MapOfIds ids = new MapOfIds();
        IdPass.of(OpenalexReader::new, ids).read(file, ExpectedEvents.open("openalex/" + file));

        // when
        ReadEvents read = read(ALL_ALIASES, ids, file);
        ReadEvents verbatim = read(FormatOptionsSample.of().nativeIds().build(), IdMap.NONE, file);

        // then
        expected.requireCitations("canonical", read.lists());
        expected.requireAliases(read.works());
        ExpectedWorks.require(expected, read.works());
        expected.requireCitations("verbatim", verbatim.lists());
        assertThat(read.malformed()).isEmpty();
        assertThat(read.counts().input().get("works"))
                .isEqualTo(expected.at("/input/works").asLong());
        assertThat(read.counts().input().get("referenced_works"))
                .isEqualTo(expected.at("/input/referenced_works").asLong());
        assertThat(read.counts().emptyLists())
                .isEqualTo(expected.at("/canonical/emptyLists").asLong());
        assertThat(read.counts().selfCitations())
                .isEqualTo(expected.at("/canonical/selfCitations").asLong());
        assertThat(read.counts().repeated())
                .isEqualTo(expected.at("/canonical/repeated").asLong());
        assertThat(read.counts().retractions())
                .isEqualTo(expected.at("/retractions").asLong());
        assertThat(read.counts().earliest()).isEqualTo(time(expected, "min"));
        assertThat(read.counts().latest()).isEqualTo(time(expected, "max"));
        assertThat(read.works().stream()
                        .filter(event -> event.facts().abstractText() != null)
                        .count())
                .isEqualTo(expected.at("/works/withAbstract").asLong());
    }

    @Test
    void readsAllSamplesInOneImport() {
        // given
        ExpectedEvents expected = ExpectedEvents.of("ALL-openalex");
        MapOfIds ids = new MapOfIds();
        IdPass pass = IdPass.of(OpenalexReader::new, ids);
        FILES.forEach(file -> pass.read(file, ExpectedEvents.open("openalex/" + file)));

        // when
        ReadEvents read = ReadEvents.by(ALL_ALIASES, ids, CitationGroups.NONE, OpenalexReader::new);
        FILES.forEach(file -> read.read(file, ExpectedEvents.open("openalex/" + file)));

        // then
        assertThat(ids.size()).isEqualTo(expected.at("/mapped").asInt());
        expected.requireCitations("canonical", read.lists());
        expected.requireAliases(read.works());
        assertThat(read.counts().works()).isEqualTo(expected.at("/works").asLong());
    }

    @Test
    void dropsWhatAWholeMapLacks() {
        // given
        String file = "works-page-chunk2.json.gz";
        MapOfIds ids = new MapOfIds();
        IdPass.of(OpenalexReader::new, ids).read(file, ExpectedEvents.open("openalex/" + file));
        ids.whole(Scheme.OPENALEX);

        // when
        ReadEvents read = read(ALL_ALIASES, ids, file);

        // then
        assertThat(read.lists().stream().flatMap(list -> list.citations().stream()))
                .allSatisfy(
                        citation -> assertThat(ids.canonical(citation.cited())).isNull())
                .noneSatisfy(citation -> assertThat(citation.cited().scheme()).isEqualTo(Scheme.OPENALEX));
        assertThat(read.counts().skipped().get("dangling") + read.counts().citations() + 1)
                .isEqualTo(read.counts().input().get("referenced_works"));
    }

    @Test
    void leavesMergesOfAuthorsOut() {
        // given
        String file = "merged_ids-authors-2023-04-13.csv";
        MapOfIds ids = new MapOfIds();

        // when
        IdPass.of(OpenalexReader::new, ids).read(file, ExpectedEvents.open("openalex/" + file));
        ReadEvents read = read(ALL_ALIASES, ids, file);

        // then
        assertThat(ids.size()).isZero();
        assertThat(read.works()).isEmpty();
        assertThat(read.counts().skipped().get("noWork"))
                .isEqualTo(read.counts().input().get("merged_ids"));
    }

    private static ReadEvents read(FormatOptions options, IdMap ids, String file) {
        return ReadEvents.by(options, ids, CitationGroups.NONE, OpenalexReader::new)
                .read(file, ExpectedEvents.open("openalex/" + file));
    }

    private static Instant time(ExpectedEvents expected, String bound) {
        return Instant.parse(expected.at("/observedAt/" + bound).asText() + "Z");
    }
}
