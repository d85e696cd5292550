package org.citationhubs.store.pending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the stored bytes of the keys of pending work. */
class PendingKeyTest {

    @ParameterizedTest
    @CsvSource({
        "PUBLICATION, 300, 0000012c",
        "TITLE_CHANGE, 300, 010000012c",
        "CITED_ID_UPDATE, 300, 020000012c",
        "SELF_CITATION_UPDATE, 300, 030000012c",
        "WINDOW_REFRESH, 0, 0400000000"
    })
    void keyHasFixedBytes(PendingKind kind, int number, String hex) {
        PendingKey key = new PendingKey(kind, number);

        assertThat(HexFormat.of().formatHex(key.toBytes().get())).isEqualTo(hex);
        assertThat(PendingKey.ofBytes(key.toBytes())).isEqualTo(key);
    }

    @Test
    void unknownKindHasNoKey() {
        assertThat(PendingKey.ofBytes(Bytes.wrap(new byte[] {99, 0, 0, 0, 1}))).isNull();
        assertThat(PendingKey.ofBytes(Bytes.wrap(new byte[] {1, 0}))).isNull();
    }
}
