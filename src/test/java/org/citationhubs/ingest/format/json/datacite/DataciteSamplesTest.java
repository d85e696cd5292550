package org.citationhubs.ingest.format.json.datacite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.ingest.format.ChosenOptions;
import org.citationhubs.ingest.format.ExpectedEvents;
import org.citationhubs.ingest.format.ReadEvents;
import org.citationhubs.ingest.format.json.FeedSamples;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.idmap.IdMap;
import org.junit.jupiter.api.Test;

/** Reads a real page of DataCite and compares with what was counted independently. */
class DataciteSamplesTest {

    private static final String SAMPLE = "datacite/jSonFile_1.json.gz";

    @Test
    void readsPage() {
        requireExpected(read().read(SAMPLE, ExpectedEvents.open(SAMPLE)));
    }

    @Test
    void readsPageAsLines() throws IOException {
        // given
        StringBuilder lines = new StringBuilder();
        new ObjectMapper().readTree(ExpectedEvents.open(SAMPLE)).path("data").forEach(record -> lines.append(record)
                .append('\n'));

        // when
        ReadEvents read = read().read("part.jsonl", lines.toString());

        // then
        requireExpected(read);
    }

    private static ReadEvents read() {
        return ReadEvents.by(
                new ChosenOptions().abstracts().build(), IdMap.NONE, CitationGroups.NONE, DataciteReader::new);
    }

    private static void requireExpected(ReadEvents read) {
        ExpectedEvents expected = ExpectedEvents.of("datacite-jSonFile_1.json");
        List<CitationEvent> forward =
                read.lists().stream().filter(CitationEvent::complete).toList();
        expected.requireCitations("canonical", forward);
        expected.requireCitations("together", read.lists());
        FeedSamples.requireWorks(expected, read, 0);
        assertThat(read.counts().input()).isEqualTo(FeedSamples.numbers(expected.at("/input")));
        assertThat(read.counts().skipped()).isEqualTo(FeedSamples.numbers(expected.at("/skipped")));
        assertThat(read.counts().repeated())
                .isEqualTo(expected.at("/canonical/repeated").asLong());
        assertThat(read.counts().selfCitations())
                .isEqualTo(expected.at("/together/selfCitations").asLong());
        assertThat(read.malformed()).isEmpty();
    }
}
