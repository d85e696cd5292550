package org.citationhubs.serde.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.citationhubs.citation.reference.Rejection;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLetterWriterTest {

    private static final Rejection MISSING =
            new Rejection(RejectionReason.INVALID_SCHEMA, "citing.id: missing", "citing.id");

    @Test
    void aRejectedTextIsWrittenAsText() {
        assertThat(written(MISSING, "arxiv:1".getBytes(UTF_8), "{\"x\": \"\u00e9\"}".getBytes(UTF_8)))
                .isEqualTo("{\"reason\":\"INVALID_SCHEMA\",\"message\":\"citing.id: missing\",\"field\":\"/citing/id\","
                        + "\"source\":{\"topic\":\"citations.v1\",\"partition\":3,\"offset\":42,"
                        + "\"timestamp\":\"2026-05-25T10:00:00Z\"},"
                        + "\"key\":\"arxiv:1\",\"value\":\"{\\\"x\\\": \\\"\u00e9\\\"}\"}");
    }

    @Test
    void rejectedBytesThatAreNoTextAreWrittenInBase64() {
        Rejection noText = new Rejection(RejectionReason.UNDECODABLE, "not UTF-8", null);

        assertThat(written(noText, new byte[] {(byte) 0xff}, new byte[] {(byte) 0xfe, 0, 1}))
                .isEqualTo("{\"reason\":\"UNDECODABLE\",\"message\":\"not UTF-8\","
                        + "\"source\":{\"topic\":\"citations.v1\",\"partition\":3,\"offset\":42,"
                        + "\"timestamp\":\"2026-05-25T10:00:00Z\"},"
                        + "\"key\":null,\"valueBase64\":\"/gAB\"}");
    }

    @Test
    void aRecordWithoutKeyAndValueHasNulls() {
        assertThat(written(MISSING, null, null)).endsWith("\"key\":null,\"value\":null}");
    }

    @Test
    void aDeadLetterIsAtMostAboutTwiceTheRecord() {
        byte[] controls = new byte[100_000];
        java.util.Arrays.fill(controls, (byte) 1);
        byte[] quotes = "\"".repeat(100_000).getBytes(UTF_8);

        assertThat(written(MISSING, null, controls)).hasSizeLessThan(201_000).contains("valueBase64");
        assertThat(written(MISSING, null, quotes)).hasSizeLessThan(201_000).contains("\"value\":");
    }

    private String written(Rejection rejection, byte @Nullable [] key, byte @Nullable [] value) {
        long timestamp = Instant.parse("2026-05-25T10:00:00Z").toEpochMilli();
        return new String(
                DeadLetterWriter.write(
                        new DeadLetter(rejection, "citations.v1", 3, 42, timestamp, key, value), 3 << 20),
                UTF_8);
    }
}
