package org.citationhubs.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class KafkaKeyReaderTest {

    @Test
    void sameNumbersOfPartitionsGiveTheSamePartition() {
        assertThat(KafkaKeyReader.withKeysOf(5, 14, 14)).containsExactly(5);
    }

    @Test
    void aPartitionWhoseRecordsAreDeletedHasNothingToReplay() {
        TopicPartition filled = new TopicPartition("citations.v1", 0);
        TopicPartition emptied = new TopicPartition("citations.v1", 1);

        assertThat(KafkaKeyReader.replayedEnds(Map.of(filled, 3L, emptied, 9L), Map.of(filled, 9L, emptied, 9L)))
                .isEqualTo(Map.of(0, 9L, 1, 0L));
    }

    @Test
    void everyHashIsInTheReadPartitions() {
        for (int partitions = 1; partitions <= 12; partitions++) {
            for (int outputs = 1; outputs <= 12; outputs++) {
                for (int hash = 0; hash < partitions * outputs; hash++) {
                    int output = hash % outputs;
                    IntStream read = KafkaKeyReader.withKeysOf(hash % partitions, partitions, outputs);
                    assertThat(read.anyMatch(each -> each == output))
                            .as("hash %d of %d in %d partitions", hash, partitions, outputs)
                            .isTrue();
                }
            }
        }
    }
}
