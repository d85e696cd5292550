package org.citationhubs.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ChangelogConsumerTest {

    private static final TopicPartition LISTS = new TopicPartition("lists-changelog", 0);
    private static final TopicPartition ROWS = new TopicPartition("rows-changelog", 0);

    private final Queue<ConsumerRecords<byte[], byte[]>> further = new ArrayDeque<>();
    private int wakeups;

    @Test
    void smallRecordsAreGatheredUntilNoneIsFetched() {
        // given a full poll, a full one of another changelog, and the rest of the first
        further.add(poll(ROWS, 0, 2, 10));
        further.add(poll(LISTS, 2, 1, 10));
        further.add(poll(LISTS, 3, 2, 10));

        // when polls return at most two records
        ConsumerRecords<byte[], byte[]> gathered = gathered(poll(LISTS, 0, 2, 10), 1_000);

        // then the poll that returned fewer is the last
        assertThat(gathered.records(LISTS)).extracting(ConsumerRecord::offset).containsExactly(0L, 1L, 2L);
        assertThat(gathered.records(ROWS)).extracting(ConsumerRecord::offset).containsExactly(0L, 1L);
        assertThat(gathered.nextOffsets())
                .isEqualTo(Map.of(LISTS, new OffsetAndMetadata(3), ROWS, new OffsetAndMetadata(2)));
    }

    @Test
    void largeRecordsAreGatheredUpToTheBytes() {
        further.add(poll(LISTS, 2, 2, 300));
        further.add(poll(LISTS, 4, 2, 300));

        assertThat(gathered(poll(LISTS, 0, 2, 300), 1_000).count()).isEqualTo(4);
    }

    @Test
    void recordsBeforeFailedPollAreReturned() {
        ConsumerRecords<byte[], byte[]> gathered = gatheredBefore(new AuthorizationException("denied"));

        assertThat(gathered.count()).isEqualTo(2);
        assertThat(gathered.nextOffsets()).isEqualTo(Map.of(LISTS, new OffsetAndMetadata(2)));
        assertThat(wakeups).isZero();
    }

    @Test
    void aWakeupReachesTheNextPoll() {
        ConsumerRecords<byte[], byte[]> gathered = gatheredBefore(new WakeupException());

        assertThat(gathered.count()).isEqualTo(2);
        assertThat(wakeups).isOne();
    }

    private ConsumerRecords<byte[], byte[]> gatheredBefore(KafkaException failure) {
        return ChangelogConsumer.gathered(
                poll(LISTS, 0, 2, 10),
                () -> {
                    throw failure;
                },
                () -> wakeups++,
                2,
                1_000);
    }

    private ConsumerRecords<byte[], byte[]> gathered(ConsumerRecords<byte[], byte[]> first, long mostBytes) {
        return ChangelogConsumer.gathered(first, further::remove, () -> wakeups++, 2, mostBytes);
    }

    private static ConsumerRecords<byte[], byte[]> poll(TopicPartition partition, int from, int count, int bytes) {
        List<ConsumerRecord<byte[], byte[]>> records = IntStream.range(from, from + count)
                .mapToObj(offset -> new ConsumerRecord<>(
                        partition.topic(),
                        partition.partition(),
                        offset,
                        0,
                        TimestampType.CREATE_TIME,
                        0,
                        bytes,
                        new byte[0],
                        new byte[bytes],
                        new RecordHeaders(),
                        Optional.empty()))
                .toList();
        return new ConsumerRecords<>(
                Map.of(partition, records), Map.of(partition, new OffsetAndMetadata(from + count)));
    }
}
