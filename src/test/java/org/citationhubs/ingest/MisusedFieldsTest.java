package org.citationhubs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.ListsBySource;
import org.citationhubs.citation.reference.ReferenceEntry;
import org.citationhubs.citation.reference.ReferenceListState;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.serde.json.CitationEventReader;
import org.junit.jupiter.api.Test;

/** Checks what topics/README.md says of fields that are misused. */
class MisusedFieldsTest {

    private static final String EARLIER = "2026-05-01T00:00:00Z";
    private static final String LATER = "2026-05-02T00:00:00Z";

    private final CitationEventReader reader = new CitationEventReader(InputLimits.DEFAULT);

    @Test
    void pagesSentAsCompleteTakeBackEachOther() throws Exception {
        String first = list(EARLIER, "crossref", "", "complete", "pmid:1", "pmid:2");
        String second = list(LATER, "crossref", "", "complete", "pmid:3");
        String sameTime = list(EARLIER, "crossref", "", "complete", "pmid:2", "pmid:3");
        String neither = list(EARLIER, "crossref", "", "complete", "pmid:4");

        assertThat(cited(first, second)).containsExactly("pmid:3");
        assertThat(cited(first, sameTime)).containsExactly("pmid:2").isEqualTo(cited(sameTime, first));
        assertThat(cited(first, neither)).isEmpty();
    }

    @Test
    void wholeListSentAsPartialRemovesNothing() throws Exception {
        assertThat(cited(
                        list(EARLIER, "crossref", "", "partial", "pmid:1", "pmid:2"),
                        list(LATER, "crossref", "", "partial", "pmid:2")))
                .containsExactly("pmid:1", "pmid:2");
    }

    @Test
    void completeListTakesBackWhatItsOwnSourceStated() throws Exception {
        assertThat(cited(
                        list(EARLIER, "crossref", "", "complete", "pmid:1", "pmid:2"),
                        list(EARLIER, "openalex", "", "complete", "pmid:3"),
                        list(LATER, "crossref", "", "complete", "pmid:2")))
                .containsExactly("pmid:2", "pmid:3");
    }

    @Test
    void feedsUnderOneNameTakeBackEachOther() throws Exception {
        assertThat(cited(
                        list(EARLIER, "feeds", "", "complete", "pmid:1", "pmid:2"),
                        list(LATER, "feeds", "", "complete", "pmid:3")))
                .containsExactly("pmid:3");
    }

    @Test
    void nameOfTheRunKeepsWhatTheFeedRemoved() throws Exception {
        assertThat(cited(
                        list(EARLIER, "crossref-2026-05", "", "complete", "pmid:1", "pmid:2"),
                        list(LATER, "crossref-2026-06", "", "complete", "pmid:2")))
                .contains("pmid:1");
        assertThat(cited(
                        list(EARLIER, "crossref", "run-1", "complete", "pmid:1", "pmid:2"),
                        list(LATER, "crossref", "run-2", "complete", "pmid:2")))
                .contains("pmid:1");
    }

    @Test
    void recordsOfOneWorkNeedTheirNames() throws Exception {
        assertThat(cited(
                        list(EARLIER, "openalex", "W1", "complete", "pmid:1"),
                        list(LATER, "openalex", "W2", "complete", "pmid:2")))
                .containsExactly("pmid:1", "pmid:2");
        assertThat(cited(
                        list(EARLIER, "openalex", "", "complete", "pmid:1"),
                        list(LATER, "openalex", "", "complete", "pmid:2")))
                .containsExactly("pmid:2");
    }

    @Test
    void oldDumpWithTheTimeOfTheRunWins() throws Exception {
        String current = list(EARLIER, "crossref", "", "complete", "pmid:2");
        String dumpWithItsOwnTime = list("2025-05-01T00:00:00Z", "crossref", "", "complete", "pmid:1");
        String dumpWithTheTimeOfTheRun = list(LATER, "crossref", "", "complete", "pmid:1");

        assertThat(cited(current, dumpWithItsOwnTime)).containsExactly("pmid:2");
        assertThat(cited(current, dumpWithTheTimeOfTheRun)).containsExactly("pmid:1");
    }

    @Test
    void retractionMustNotBeOlderThanTheAssertion() throws Exception {
        String stated = list(LATER, "crossref", "", "partial", "pmid:1");

        assertThat(cited(stated, retract(EARLIER, "crossref"))).containsExactly("pmid:1");
        assertThat(cited(stated, retract(LATER, "crossref"))).isEmpty();
        assertThat(cited(stated, retract(LATER, "openalex"))).containsExactly("pmid:1");
    }

    private static String list(String at, String system, String record, String references, String... cited) {
        List<String> citations = new ArrayList<>();
        for (String id : cited) {
            citations.add("{\"cited\": {\"id\": \"%s\"}}".formatted(id));
        }
        return event("assert", at, system, record, references, citations);
    }

    private static String retract(String at, String system) {
        return event("retract", at, system, "", "partial", List.of("{\"cited\": {\"id\": \"pmid:1\"}}"));
    }

    private static String event(
            String op, String at, String system, String record, String references, List<String> citations) {
        return """
            {"op": "%s", "observedAt": "%s", "source": {"system": "%s", "record": "%s"}, "references": "%s",
             "citing": {"id": "pmid:9"}, "citations": %s}""".formatted(op, at, system, record, references, citations);
    }

    /** Returns what the work cites after the events, by ascending id. */
    private List<String> cited(String... events) throws Exception {
        ListsBySource stated = ListsBySource.unknown(WorkId.parse("pmid:9"));
        for (String json : events) {
            CitationEvent event = reader.read(json.getBytes(UTF_8));
            stated = stated.with(stated.of(event.source()).fold(event).withoutSuperseded());
        }
        return ReferenceListState.of(stated).effective(SourceRules.NONE).entries().stream()
                .filter(ReferenceEntry::asserted)
                .map(entry -> entry.cited().value())
                .toList();
    }
}
