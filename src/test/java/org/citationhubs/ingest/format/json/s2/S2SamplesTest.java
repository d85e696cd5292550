package org.citationhubs.ingest.format.json.s2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.ingest.format.ExpectedEvents;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.FormatOptionsSample;
import org.citationhubs.ingest.format.ReadEvents;
import org.citationhubs.ingest.format.json.ExpectedWorks;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.idmap.MapOfIds;
import org.junit.jupiter.api.Test;

/** Real records of Semantic Scholar. */
class S2SamplesTest {

    @Test
    void readsCitationsWithContexts() {
        // given
        ExpectedEvents expected = ExpectedEvents.of("semanticscholar-bulk-citations-sample.jsonl");

        // when
        ReadEvents read = read(FormatOptionsSample.of().contexts().build(), "bulk-citations-sample.jsonl");

        // then
        expected.requireCitations("verbatim", read.lists());
        assertThat(read.malformed()).isEmpty();
        assertThat(read.counts().input().get("rows"))
                .isEqualTo(expected.at("/input/rows").asLong());
        assertThat(read.counts().skipped())
                .containsEntry("noId", expected.at("/verbatim/skipped/noId").asLong());
        assertThat(read.counts().mentions())
                .isEqualTo(expected.at("/mentions/mentions").asLong());
        int contexts = 0;
        int withMentions = 0;
        Map<String, Integer> roles = new TreeMap<>();
        for (CitationEvent list : read.lists()) {
            for (Citation citation : list.citations()) {
                withMentions += citation.mentions().isEmpty() ? 0 : 1;
                for (Mention mention : citation.mentions()) {
                    contexts += mention.context() == null ? 0 : 1;
                    for (RoleAssignment role : mention.roles()) {
                        roles.merge(role.role().name(), 1, Integer::sum);
                    }
                }
            }
        }
        assertThat(contexts).isEqualTo(expected.at("/mentions/withContext").asInt());
        assertThat(withMentions)
                .isEqualTo(expected.at("/mentions/citationsWithMentions").asInt());
        Map<String, Integer> expectedRoles = new TreeMap<>();
        expected.at("/roleAssignments")
                .properties()
                .forEach(
                        role -> expectedRoles.put(role.getKey(), role.getValue().asInt()));
        assertThat(roles).isEqualTo(expectedRoles);
        assertThat(read.counts().earliest())
                .isEqualTo(Instant.parse(expected.at("/observedAt/min").asText()));
        // The expected range is that of all rows, and the latest has no cited paper.
        assertThat(read.counts().latest())
                .isBefore(Instant.parse(expected.at("/observedAt/max").asText()));
    }

    @Test
    void groupsCitationsWithoutContexts() {
        // given
        ExpectedEvents expected = ExpectedEvents.of("semanticscholar-bulk-citations-sample.jsonl");
        TreeSet<String> edges = new TreeSet<>();

        // when
        ReadEvents.by(
                        FormatOptions.DEFAULT,
                        new MapOfIds(),
                        (citing, date, observedAt, cited) -> edges.add(citing + " " + cited),
                        S2Reader::new)
                .read("citations", ExpectedEvents.open("semanticscholar/bulk-citations-sample.jsonl"));

        // then
        assertThat(edges).hasSize(expected.at("/verbatim/citations").asInt());
    }

    @Test
    void readsPapers() {
        // given
        ExpectedEvents expected = ExpectedEvents.of("semanticscholar-bulk-papers-sample.jsonl");

        // when
        ReadEvents read = read(FormatOptionsSample.of().sameAsNative().build(), "bulk-papers-sample.jsonl");

        // then
        ExpectedWorks.require(expected, read.works());
        expected.requireAliases(read.works());
        assertThat(read.counts().input().get("rows"))
                .isEqualTo(expected.at("/input/rows").asLong());
        assertThat(read.counts().earliest())
                .isEqualTo(Instant.parse(expected.at("/observedAt/min").asText()));
        assertThat(read.counts().latest())
                .isEqualTo(Instant.parse(expected.at("/observedAt/max").asText()));
    }

    @Test
    void readsFullTexts() {
        // given
        ExpectedEvents expected = ExpectedEvents.of("semanticscholar-s2orc-sample-3.jsonl");

        // when
        ReadEvents read = read(FormatOptionsSample.of().nativeIds().build(), "s2orc-sample-3.jsonl.gz");

        // then
        expected.requireCitations("verbatim", read.lists());
        assertThat(read.counts().emptyLists())
                .isEqualTo(expected.at("/verbatim/emptyLists").asLong());
        assertThat(read.counts().input())
                .containsEntry("papers", expected.at("/input/papers").asLong())
                .containsEntry("bibentries", expected.at("/input/bibentries").asLong())
                .containsEntry("bibrefs", expected.at("/input/bibrefs").asLong());
        assertThat(read.counts().mentions())
                .isEqualTo(expected.at("/mentions/mentions").asLong());
        assertThat(read.lists().stream()
                        .flatMap(list -> list.citations().stream())
                        .flatMap(citation -> citation.mentions().stream())
                        .filter(mention -> mention.section() != null))
                .hasSize(expected.at("/mentions/mentions with a section").asInt());
        assertThat(read.lists().stream()
                        .flatMap(list -> list.citations().stream())
                        .flatMap(citation -> citation.mentions().stream()))
                .allSatisfy(mention -> assertThat(mention.context()).isNotNull().hasSizeBetween(3, 2_000));
    }

    private static ReadEvents read(FormatOptions options, String file) {
        return ReadEvents.by(options, new MapOfIds(), CitationGroups.NONE, S2Reader::new)
                .read(file, ExpectedEvents.open("semanticscholar/" + file));
    }
}
