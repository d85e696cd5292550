package org.citationhubs.query.ops;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.citationhubs.concurrent.KafkaFutures;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.ops.ServiceLag.PartitionLag;
import org.citationhubs.topology.stage.StreamsTopicNames;

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

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Admin admin;
    private final String group;
    private final List<String> inputs = List.of(StreamsTopicNames.CITATIONS, StreamsTopicNames.WORKS);
    private final List<String> between;
    private final List<String> outputs = List.of(StreamsTopicNames.HUB_SUMMARIES, StreamsTopicNames.DEAD_LETTERS);
    private final IntSupplier unpublishedHubs;
    private final Duration maxSendTime;

    /**
     * Creates a reader.
     *
     * @param admin must stay open as long as the reader, which does not close it
     * @param applicationId of Kafka Streams: its consumer group, and the prefix of its topics
     * @param unpublishedHubs counts the unpublished hubs of all partitions
     * @param maxSendTime greatest time for which a record may be in the producer buffer
     *     of a stream thread, where nothing counts it
     */
    public LagReader(Admin admin, String applicationId, IntSupplier unpublishedHubs, Duration maxSendTime) {
        this.admin = admin;
        this.group = applicationId;
        this.between = List.of(StreamsTopicNames.toHubs(applicationId), StreamsTopicNames.toLists(applicationId));
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
        LagTopics topics = topics();
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
        Map<TopicPartition, OffsetAndMetadata> committed =
                await("committed offsets", admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        List<PartitionLag> lags = new ArrayList<>();
        for (List<TopicPartition> read : List.of(topics.inputs, topics.between)) {
            Map<TopicPartition, Long> ends = offsets(read, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
            Map<TopicPartition, Long> from = from(read, committed);
            read.forEach(partition -> lags.add(lag(partition, ends, from)));
        }
        int unpublished = unpublishedHubs.getAsInt();
        Map<TopicPartition, Long> stable = offsets(topics.outputs, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, Long> ends = offsets(topics.outputs, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        topics.outputs.forEach(partition -> lags.add(lag(partition, ends, stable)));
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

    /**
     * Returns the offsets from which the service continues: the committed one, or the earliest one of a partition
     * without.
     */
    private Map<TopicPartition, Long> from(
            List<TopicPartition> partitions, Map<TopicPartition, OffsetAndMetadata> committed) {
        List<TopicPartition> never = partitions.stream()
                .filter(partition -> committed.get(partition) == null)
                .toList();
        Map<TopicPartition, Long> from = offsets(never, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = committed.get(partition);
            if (offset != null) {
                from.put(partition, offset.offset());
            }
        }
        return from;
    }

    private Map<TopicPartition, Long> offsets(
            List<TopicPartition> partitions, OffsetSpec which, IsolationLevel isolation) {
        if (partitions.isEmpty()) {
            return new HashMap<>();
        }
        Map<TopicPartition, OffsetSpec> specs = partitions.stream().collect(toMap(partition -> partition, p -> which));
        Map<TopicPartition, ListOffsetsResultInfo> found = await(
                "offsets",
                admin.listOffsets(specs, new ListOffsetsOptions(isolation)).all());
        return found.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private LagTopics topics() {
        List<String> all = new ArrayList<>(inputs);
        all.addAll(between);
        all.addAll(outputs);
        Map<String, TopicDescription> found =
                await("topics", admin.describeTopics(all).allTopicNames());
        return new LagTopics(partitions(found, inputs), partitions(found, between), partitions(found, outputs));
    }

    private static List<TopicPartition> partitions(Map<String, TopicDescription> found, Collection<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            TopicDescription description = found.get(topic);
            int count = description == null ? 0 : description.partitions().size();
            for (int partition = 0; partition < count; partition++) {
                partitions.add(new TopicPartition(topic, partition));
            }
        }
        return partitions;
    }

    private static <T> T await(String what, KafkaFuture<T> future) {
        return KafkaFutures.await(future, what, TIMEOUT, LagUnavailableException::new);
    }

    private record LagTopics(List<TopicPartition> inputs, List<TopicPartition> between, List<TopicPartition> outputs) {}
}
