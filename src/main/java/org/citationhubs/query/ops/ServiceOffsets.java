package org.citationhubs.query.ops;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.citationhubs.topology.stage.StreamsTopicNames;

/** Reads offsets in the topics of the service from the brokers. */
final class ServiceOffsets {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Admin admin;
    private final String group;
    private final List<String> inputs;
    private final List<String> between;
    private final List<String> outputs = List.of(StreamsTopicNames.HUB_SUMMARIES, StreamsTopicNames.DEAD_LETTERS);

    /**
     * Creates a reader.
     *
     * @param admin must stay open as long as the reader, which does not close it
     * @param applicationId of Kafka Streams: its consumer group, and the prefix of its topics
     * @param inputs input topics
     */
    ServiceOffsets(Admin admin, String applicationId, List<String> inputs) {
        this.admin = admin;
        this.group = applicationId;
        this.inputs = List.copyOf(inputs);
        this.between = List.of(StreamsTopicNames.toHubs(applicationId), StreamsTopicNames.toLists(applicationId));
    }

    /** Returns the committed offsets of the service. */
    Map<TopicPartition, OffsetAndMetadata> committed() {
        return await("committed offsets", admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    }

    /**
     * Samples the inputs.
     *
     * @throws LagUnavailableException if a topic is missing or the brokers do not answer
     */
    InputSample sample() {
        LagTopics topics = topics();
        List<TopicPartition> read = new ArrayList<>(topics.inputs);
        read.addAll(topics.between);
        // Committed offsets first: what was committed at the ends of all topics is applied by all stages, because the
        // output of a stage is in the next topic before its input is committed.
        Map<TopicPartition, Long> from = from(read, committed());
        Map<TopicPartition, Long> ends = of(read, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        return new InputSample(
                inOrder(topics.inputs, StreamsTopicNames.CITATIONS, ends),
                inOrder(topics.inputs, StreamsTopicNames.WORKS, ends),
                inOrder(topics.inputs, StreamsTopicNames.WORKS, from),
                read.stream()
                        .allMatch(partition -> from.getOrDefault(partition, 0L) >= ends.getOrDefault(partition, 0L)));
    }

    private static List<Long> inOrder(
            List<TopicPartition> partitions, String topic, Map<TopicPartition, Long> offsets) {
        return partitions.stream()
                .filter(partition -> partition.topic().equals(topic))
                .map(partition -> offsets.getOrDefault(partition, 0L))
                .toList();
    }

    /**
     * Returns the offsets from which the service continues: the committed one, or the earliest one of a partition
     * without.
     */
    Map<TopicPartition, Long> from(List<TopicPartition> partitions, Map<TopicPartition, OffsetAndMetadata> committed) {
        List<TopicPartition> never = partitions.stream()
                .filter(partition -> committed.get(partition) == null)
                .toList();
        Map<TopicPartition, Long> from = of(never, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = committed.get(partition);
            if (offset != null) {
                from.put(partition, offset.offset());
            }
        }
        return from;
    }

    /** Returns offsets of partitions. */
    Map<TopicPartition, Long> of(List<TopicPartition> partitions, OffsetSpec which, IsolationLevel isolation) {
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

    /** Returns the partitions of the topics of the service. */
    LagTopics topics() {
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

    /**
     * The partitions that the service reads or writes.
     *
     * @param between of the topics between its stages
     */
    record LagTopics(List<TopicPartition> inputs, List<TopicPartition> between, List<TopicPartition> outputs) {}
}
