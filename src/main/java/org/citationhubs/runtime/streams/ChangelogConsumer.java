package org.citationhubs.runtime.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Bounds the records of a poll by their bytes. Kafka bounds them by number: few, and each small batch is written to a
 * store by itself; many, and values of the largest size do not fit into the heap.
 *
 * <p>Only for a consumer without a group: otherwise a rebalance could take away a partition between two polls.
 */
final class ChangelogConsumer extends KafkaConsumer<byte[], byte[]> {

    /** The records of a poll are written to a store in one batch: more records per poll, fewer batches. */
    private static final int MOST_RECORDS = 10_000;

    private final int recordsAtOnce;
    private final long mostBytes;

    /**
     * Creates a consumer.
     *
     * @param recordsAtOnce its {@code max.poll.records}
     * @param mostBytes bytes after which the records of a poll are complete
     */
    ChangelogConsumer(Map<String, Object> config, int recordsAtOnce, long mostBytes) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.recordsAtOnce = recordsAtOnce;
        this.mostBytes = mostBytes;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        return gathered(super.poll(timeout), () -> super.poll(Duration.ZERO), this::wakeup, recordsAtOnce, mostBytes);
    }

    /**
     * Returns the records of several polls.
     *
     * @param first records of the first poll
     * @param poll polls again without waiting
     * @param wakeup wakes up the next poll
     */
    static ConsumerRecords<byte[], byte[]> gathered(
            ConsumerRecords<byte[], byte[]> first,
            Supplier<ConsumerRecords<byte[], byte[]>> poll,
            Runnable wakeup,
            int recordsAtOnce,
            long mostBytes) {
        if (first.count() < recordsAtOnce) {
            return first;
        }
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        int count = 0;
        long bytes = 0;
        ConsumerRecords<byte[], byte[]> polled = first;
        while (true) {
            for (TopicPartition partition : polled.partitions()) {
                List<ConsumerRecord<byte[], byte[]>> ofPartition = polled.records(partition);
                records.computeIfAbsent(partition, p -> new ArrayList<>()).addAll(ofPartition);
                bytes += bytes(ofPartition);
            }
            next.putAll(polled.nextOffsets());
            count += polled.count();
            if (polled.count() < recordsAtOnce || count >= MOST_RECORDS || bytes >= mostBytes) {
                return new ConsumerRecords<>(records, next);
            }
            try {
                polled = poll.get();
            } catch (WakeupException e) {
                // The records of the polls before are returned first; the next poll is woken up instead.
                wakeup.run();
                return new ConsumerRecords<>(records, next);
            } catch (KafkaException e) {
                // The records of the polls before must not be lost, their positions are past. The next poll throws an
                // error that lasts again, such as that of a deleted offset.
                return new ConsumerRecords<>(records, next);
            }
        }
    }

    private static long bytes(List<ConsumerRecord<byte[], byte[]>> records) {
        long bytes = 0;
        for (ConsumerRecord<byte[], byte[]> polled : records) {
            bytes += Math.max(0, polled.serializedKeySize()) + Math.max(0, polled.serializedValueSize());
        }
        return bytes;
    }
}
