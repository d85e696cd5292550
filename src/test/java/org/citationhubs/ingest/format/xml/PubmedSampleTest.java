package org.citationhubs.ingest.format.xml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.format.ExpectedEvents;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.ReadEvents;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.junit.jupiter.api.Test;

/** Reads the sample of PubMed of 2019. Figures are of a program that shares nothing with the reader. */
class PubmedSampleTest {

    private static final String SAMPLE = "pubmed/pubmedsample_2019.xml.gz";

    private static final String NAME = "pubmedsample_2019.xml";

    private static final ExpectedEvents EXPECTED = ExpectedEvents.of("pubmed-pubmedsample_2019");

    private final ReadEvents read = ReadEvents.by(PubmedReader::new).read(NAME, ExpectedEvents.open(SAMPLE));

    @Test
    void citationsWithTheFilesOwnIdsAreAsExpected() {
        // given: the first pass
        CollectedIds ids = new CollectedIds();
        ReadEvents.by(context -> {
            ids.read(new PubmedReader(context), NAME, ExpectedEvents.open(SAMPLE));
            return new PubmedReader(context);
        });

        // when: the second pass
        List<CitationEvent> stated =
                new ArrayList<>(ReadEvents.by(FormatOptions.DEFAULT, ids, CitationGroups.NONE, PubmedReader::new)
                        .read(NAME, ExpectedEvents.open(SAMPLE))
                        .lists());
        stated.removeIf(list -> list.citations().isEmpty());

        // then
        EXPECTED.requireCitations("canonical", stated);
        assertThat(read.counts().emptyLists())
                .isEqualTo(EXPECTED.at("/canonical/emptyLists").asLong());
        assertThat(read.counts().selfCitations())
                .isEqualTo(EXPECTED.at("/canonical/selfCitations").asLong());
        assertThat(read.counts().repeated())
                .isEqualTo(EXPECTED.at("/canonical/repeated").asLong());
        assertThat(read.counts().skipped()).isEmpty();
        assertThat(read.malformed()).isEmpty();
    }

    @Test
    void inputIsCounted() {
        assertThat(read.counts().input())
                .containsEntry("articles", EXPECTED.at("/input/articles").asLong())
                .containsEntry(
                        "articles with ReferenceList",
                        EXPECTED.at("/input/articles with ReferenceList").asLong())
                .containsEntry("references", EXPECTED.at("/input/references").asLong());
    }

    @Test
    void worksAndAliasesAreAsExpected() {
        // given
        TreeSet<String> described = new TreeSet<>();
        for (WorkEvent event : read.works()) {
            if (event.facts().sameAs() == null) {
                described.add(event.work().value());
            }
        }

        // then: two records of PubMed have the same DOI
        assertThat(described).hasSize(EXPECTED.at("/works/events").asInt());
        EXPECTED.requireAliases(
                read.works().stream().map(PubmedSampleTest::asExpected).toList());
        EXPECTED.at("/sameAs/byScheme").properties().forEach(scheme -> assertThat(
                        read.counts().sameAs())
                .containsEntry(scheme.getKey(), scheme.getValue().asLong()));
    }

    /** The program that counted left the version of one id of an article where it was; the service cuts it off. */
    private static WorkEvent asExpected(WorkEvent event) {
        WorkId id = event.work();
        WorkId expected = id.value().equals("pmcid:PMC3706072") ? WorkId.ofNormalised(id.value() + ".1") : id;
        return new WorkEvent(expected, event.observedAt(), event.facts(), event.source());
    }

    @Test
    void retractionsAreAsExpected() {
        // given
        Map<String, String> expected = new TreeMap<>();
        EXPECTED.at("/retractions")
                .properties()
                .forEach(one -> expected.put(one.getKey(), one.getValue().asText()));
        Map<String, String> retracted = new TreeMap<>();
        for (WorkEvent event : read.works()) {
            if (event.facts().isRetracted()) {
                retracted.put(
                        event.work().value(),
                        Objects.requireNonNull(event.facts().retraction()).noticeId());
            }
        }

        // then
        assertThat(retracted).isEqualTo(expected);
    }

    @Test
    void deletionsAreAsExpected() {
        // given
        List<String> expected = new ArrayList<>();
        for (JsonNode pmid : EXPECTED.at("/deleted")) {
            expected.add(pmid.asText());
        }

        // then
        assertThat(read.lists())
                .filteredOn(list -> list.citations().isEmpty())
                .allMatch(CitationEvent::complete)
                .extracting(list -> list.citing().value())
                .containsExactlyElementsOf(expected);
    }

    @Test
    void timesAreAsExpected() {
        assertThat(read.counts().earliest())
                .hasToString(EXPECTED.at("/observedAt/min").asText());
        assertThat(read.counts().latest())
                .hasToString(EXPECTED.at("/observedAt/max").asText());
    }
}
