package org.citationhubs.query.ops;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.ops.ServiceLag.PartitionLag;
import org.citationhubs.query.ops.ServiceOffsets.LagTopics;

/**
 * Measures the lag of the service.
 *
 * <p>The order of the reads makes a lag of zero reliable while records flow. Committed offsets are read first:
 * a record that moves on afterwards is then counted twice, but never missed. The ends of the topics follow in
 * the direction of the flow: inputs, repartition topics, unpublished hubs, and finally the outputs, where
 * readers do not see a record of an open transaction yet. A lag of zero is measured a second time, because a
 * record may have been in none of the places when each of them was read.
 */
public final class LagReader {

    private final ServiceOffsets offsets;
    private final IntSupplier unpublishedHubs;
    private final Duration maxSendTime;

    /**
     * Creates a reader.
     *
     * @param admin must stay open as long as the reader, which does not close it
     * @param applicationId of Kafka Streams: its consumer group, and the prefix of its topics
     * @param inputs input topics
     * @param unpublishedHubs counts the unpublished hubs of all partitions
     * @param maxSendTime greatest time for which a record may be in the producer buffer
     *     of a stream thread, where nothing counts it
     */
    public LagReader(
            Admin admin, String applicationId, List<String> inputs, IntSupplier unpublishedHubs, Duration maxSendTime) {
        this.offsets = new ServiceOffsets(admin, applicationId, inputs);
        this.unpublishedHubs = unpublishedHubs;
        this.maxSendTime = maxSendTime;
    }

    /**
     * Measures the lag.
     *
     * @throws LagUnavailableException if a topic is missing or the brokers do not answer
     * @throws StoreUnavailableException if a partition of hubs cannot be read now
     */
    public ServiceLag read() {
        LagTopics topics = offsets.topics();
        ServiceLag first = read(topics);
        if (!first.isCaughtUp()) {
            return first;
        }
        // A record that a stream thread has just sent may wait in its producer
        // buffer: read again when it must have arrived.
        pause();
        ServiceLag second = read(topics);
        if (!second.isCaughtUp() || second.equals(first)) {
            return second;
        }
        pause();
        return read(topics);
    }

    private void pause() {
        try {
            Thread.sleep(maxSendTime.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LagUnavailableException("interrupted while waiting for records in producer buffers", e);
        }
    }

    private ServiceLag read(LagTopics topics) {
        Map<TopicPartition, OffsetAndMetadata> committed = offsets.committed();
        List<PartitionLag> lags = new ArrayList<>();
        for (List<TopicPartition> read : List.of(topics.inputs(), topics.between())) {
            Map<TopicPartition, Long> ends = offsets.of(read, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
            Map<TopicPartition, Long> from = offsets.from(read, committed);
            read.forEach(partition -> lags.add(lag(partition, ends, from)));
        }
        int unpublished = unpublishedHubs.getAsInt();
        Map<TopicPartition, Long> stable =
                offsets.of(topics.outputs(), OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, Long> ends =
                offsets.of(topics.outputs(), OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        topics.outputs().forEach(partition -> lags.add(lag(partition, ends, stable)));
        return new ServiceLag(lags, unpublished);
    }

    private static PartitionLag lag(
            TopicPartition partition, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> from) {
        return PartitionLag.of(
                partition.topic(),
                partition.partition(),
                ends.getOrDefault(partition, 0L),
                from.getOrDefault(partition, 0L));
    }
}
