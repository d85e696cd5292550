package org.citationhubs.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeadLettersTest {

    private static final byte[] KEY = "pmid:1".getBytes(UTF_8);
    private static final String GOOD = """
            {"op": "assert", "observedAt": "2026-05-25T10:00:00Z", "citing": {"id": "pmid:1"},
             "citations": [{"cited": {"id": "pmid:2"}}, {"cited": {"id": "pmid:1"}}]}""";
    private static final String ALSO_GOOD = GOOD.replace("pmid:2", "pmid:3");

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TopologyFixture fixture;

    @BeforeEach
    void start() {
        fixture = new TopologyFixture(folder, 1, InputLimits.of(3, 2, 10, 600));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private record RejectedEvent(RejectionReason reason, String field, String message, String value) {}

    static List<RejectedEvent> rejectedEvents() {
        return List.of(
                new RejectedEvent(RejectionReason.UNDECODABLE, "", "", "{\"op\": "),
                new RejectedEvent(RejectionReason.UNDECODABLE, "", "", "no JSON"),
                new RejectedEvent(RejectionReason.INVALID_SCHEMA, "", "", "[]"),
                new RejectedEvent(
                        RejectionReason.INVALID_SCHEMA,
                        "/op",
                        "op: expected 'assert' or 'retract'",
                        GOOD.replace("assert", "maybe")),
                new RejectedEvent(
                        RejectionReason.INVALID_SCHEMA,
                        "/observedAt",
                        "observedAt: missing",
                        GOOD.replace("observedAt", "seenAt")),
                new RejectedEvent(
                        RejectionReason.INVALID_WORK_ID,
                        "/citations/0/cited/id",
                        "citations[0].cited.id: unknown scheme 'isbn'",
                        GOOD.replace("pmid:2", "isbn:2").replace("{\"cited\": {\"id\": \"pmid:1\"}}", "7")),
                new RejectedEvent(
                        RejectionReason.SELF_CITATION,
                        "/citations/0/cited/id",
                        "citations[0].cited.id: the only work that is cited is the citing work",
                        GOOD.replace("pmid:2", "pmid:1")),
                new RejectedEvent(
                        RejectionReason.FUTURE, "/observedAt", "observedAt: 2999-", GOOD.replace("2026-", "2999-")),
                new RejectedEvent(
                        RejectionReason.OVER_LIMIT,
                        "/citations/3",
                        "citations[3]: there are more than 3 citations",
                        citing(4)),
                new RejectedEvent(RejectionReason.OVER_LIMIT, "", "", GOOD + " ".repeat(600)));
    }

    private static String citing(int works) {
        StringBuilder citations = new StringBuilder();
        for (int work = 10; work < 10 + works; work++) {
            citations.append(work == 10 ? "" : ",").append("{\"cited\": {\"id\": \"pmid:" + work + "\"}}");
        }
        return """
                {"op": "assert", "observedAt": "2026-05-25T10:00:00Z", "citing": {"id": "pmid:1"},
                 "citations": [%s]}""".formatted(citations);
    }

    @Test
    void everyReasonHasAnExample() {
        Set<RejectionReason> tried = EnumSet.noneOf(RejectionReason.class);
        rejectedEvents().forEach(event -> tried.add(event.reason));

        // the one that depends on the topic has a test of its own
        tried.add(RejectionReason.SOURCE_NOT_ALLOWED);
        assertThat(tried).containsExactly(RejectionReason.values());
    }

    @ParameterizedTest
    @MethodSource("rejectedEvents")
    void aRejectedEventIsADeadLetterAndTheStreamContinues(RejectedEvent event) {
        // given
        fixture.deliverRaw(KEY, GOOD.getBytes(UTF_8));
        fixture.deliverRaw(KEY, event.value.getBytes(UTF_8));

        // when
        fixture.deliverRaw(KEY, ALSO_GOOD.getBytes(UTF_8));
        fixture.settle();

        // then
        List<JsonNode> letters = fixture.deadLetters();
        assertThat(letters).hasSize(1);
        JsonNode letter = letters.get(0);
        assertThat(letter.get("reason").asText()).isEqualTo(event.reason.name());
        assertThat(letter.path("field").asText()).isEqualTo(event.field);
        assertThat(letter.get("message").asText()).isNotBlank().startsWith(event.message);
        assertThat(letter.at("/source/topic").asText()).isEqualTo("citations.v1");
        assertThat(letter.at("/source/partition").asInt(-1)).isZero();
        assertThat(letter.at("/source/offset").asLong()).isEqualTo(1);
        assertThat(letter.get("key").asText()).isEqualTo("pmid:1");
        assertThat(letter.get("value").asText()).isEqualTo(event.value);
        assertThat(TopicSchema.of("dead-letters.v1").validate(letter)).isEmpty();
        assertThat(fixture.summaries().keySet()).containsExactlyInAnyOrder("pmid:2", "pmid:3");
    }

    @Test
    void bytesThatAreNoTextAreKeptUnchanged() {
        // given
        byte[] noText = {'{', (byte) 0xff, (byte) 0xfe, 0};

        // when
        fixture.deliverRaw(new byte[] {(byte) 0xc0}, noText);

        // then
        JsonNode letter = fixture.deadLetters().get(0);
        assertThat(letter.get("reason").asText()).isEqualTo("UNDECODABLE");
        assertThat(Base64.getDecoder().decode(letter.get("valueBase64").asText()))
                .isEqualTo(noText);
        assertThat(TopicSchema.of("dead-letters.v1").validate(letter)).isEmpty();
    }

    @Test
    void aRejectedWorkEventIsADeadLetter() {
        fixture.deliverRawWork(KEY, "{\"id\": \"pmid:1\"}".getBytes(UTF_8));

        JsonNode letter = fixture.deadLetters().get(0);
        assertThat(letter.get("reason").asText()).isEqualTo("INVALID_SCHEMA");
        assertThat(letter.get("field").asText()).isEqualTo("/observedAt");
        assertThat(letter.at("/source/topic").asText()).isEqualTo("works.v1");
        assertThat(TopicSchema.of("dead-letters.v1").validate(letter)).isEmpty();
    }

    @Test
    void theWriterOfATopicSpeaksForItsSourcesAlone() {
        // given events of one source and of another
        byte[] allowed = GOOD.replace("{\"op\"", "{\"source\": {\"system\": \"crossref\"}, \"op\"")
                .getBytes(UTF_8);
        byte[] foreign = ALSO_GOOD
                .replace("{\"op\"", "{\"source\": {\"system\": \"openalex\"}, \"op\"")
                .getBytes(UTF_8);

        // when both are in the topic of the writer of the first
        fixture.deliverRawOfCrossref(KEY, allowed);
        fixture.deliverRawOfCrossref(KEY, foreign);
        fixture.deliverRawOfCrossref(KEY, ALSO_GOOD.getBytes(UTF_8));
        fixture.settle();

        // then the first is applied, and what names another source or none is a dead letter
        List<JsonNode> letters = fixture.deadLetters();
        assertThat(letters).hasSize(2);
        for (JsonNode letter : letters) {
            assertThat(letter.get("reason").asText()).isEqualTo("SOURCE_NOT_ALLOWED");
            assertThat(letter.get("field").asText()).isEqualTo("/source/system");
            assertThat(letter.at("/source/topic").asText()).isEqualTo(TopologyFixture.CROSSREF_TOPIC);
            assertThat(TopicSchema.of("dead-letters.v1").validate(letter)).isEmpty();
        }
        assertThat(fixture.summaries().keySet()).containsExactly("pmid:2");

        // when the other is in the topic of all writers, then it is applied
        fixture.deliverRaw(KEY, foreign);
        fixture.settle();
        assertThat(fixture.deadLetters()).isEmpty();
        assertThat(fixture.summaries().keySet()).containsExactlyInAnyOrder("pmid:2", "pmid:3");
    }

    @Test
    void rejectedEventsChangeAndPublishNothing() {
        // given
        fixture.deliverRaw(KEY, GOOD.getBytes(UTF_8));
        fixture.settle();
        int before = fixture.publications().size();

        // when
        Stream.concat(rejectedEvents().stream().map(RejectedEvent::value), Stream.of(GOOD))
                .forEach(value -> fixture.deliverRaw(KEY, value.getBytes(UTF_8)));
        fixture.settle();

        // then
        assertThat(fixture.publications()).hasSize(before);
        assertThat(fixture.deadLetters()).hasSize(rejectedEvents().size());
        assertThat(fixture.summaries().keySet()).containsExactly("pmid:2");
    }

    @Test
    void anEventThatMakesAListTooLongIsRejected() {
        // given
        fixture.deliverRaw(KEY, citing(3).getBytes(UTF_8));

        // when
        fixture.deliverRaw(KEY, ALSO_GOOD.getBytes(UTF_8));
        fixture.settle();

        // then
        assertThat(fixture.deadLetters())
                .extracting(letter -> letter.get("message").asText())
                .containsExactly("with this event pmid:1 would have 4 references, more than 3");
        assertThat(fixture.summaries().keySet()).isEqualTo(Set.of("pmid:10", "pmid:11", "pmid:12"));
    }
}
