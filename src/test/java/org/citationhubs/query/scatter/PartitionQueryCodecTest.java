package org.citationhubs.query.scatter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.citationhubs.citation.reference.InputOffsets;
import org.junit.jupiter.api.Test;

class PartitionQueryCodecTest {

    private record Covered(InputOffsets asOf) {}

    @Test
    void writesOffsetsAsAnObjectByPartition() {
        Covered covered = new Covered(InputOffsets.of(Map.of(0, 5L, 11, 1L << 40)));

        PartitionQueryCodec<Covered> codec = PartitionQueryCodec.of(Covered.class);
        byte[] json = PartitionQueryCodec.bytes(codec.write(Map.of(3, covered)));

        assertThat(new String(json, UTF_8)).isEqualTo("{\"3\":{\"asOf\":{\"0\":5,\"11\":1099511627776}}}");
        assertThat(codec.read(PartitionQueryCodec.tree(json))).isEqualTo(Map.of(3, covered));
    }

    @Test
    void writesANumberAsAnObjectWithOneField() {
        PartitionQueryCodec<Long> codec = PartitionQueryCodec.ofNumber("hubs");
        byte[] json = PartitionQueryCodec.bytes(codec.write(Map.of(0, 7L)));

        assertThat(new String(json, UTF_8)).isEqualTo("{\"0\":{\"hubs\":7}}");
        assertThat(codec.read(PartitionQueryCodec.tree(json))).isEqualTo(Map.of(0, 7L));
    }

    @Test
    void ignoresFieldsOfANewerVersion() {
        PartitionQueryCodec<Covered> codec = PartitionQueryCodec.of(Covered.class);

        assertThat(codec.read(PartitionQueryCodec.tree("{\"0\":{\"asOf\":{\"1\":2},\"new\":true}}".getBytes(UTF_8))))
                .isEqualTo(Map.of(0, new Covered(InputOffsets.of(Map.of(1, 2L)))));
    }
}
