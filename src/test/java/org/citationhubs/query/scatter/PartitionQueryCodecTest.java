package org.citationhubs.query.scatter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.citationhubs.citation.reference.InputOffsets;
import org.junit.jupiter.api.Test;

class PartitionQueryCodecTest {

    private record Covered(InputOffsets asOf) {}

    @Test
    void offsetsAreAnObjectWithAFieldForEachPartition() {
        Covered covered = new Covered(InputOffsets.of(Map.of(0, 5L, 11, 1L << 40)));

        byte[] json = PartitionQueryCodec.writeAsked(Map.of(3, covered));

        assertThat(new String(json, UTF_8)).isEqualTo("{\"3\":{\"asOf\":{\"0\":5,\"11\":1099511627776}}}");
        assertThat(PartitionQueryCodec.readAsked(Covered.class, json)).isEqualTo(Map.of(3, covered));
    }
}
