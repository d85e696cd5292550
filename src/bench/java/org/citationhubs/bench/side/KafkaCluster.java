package org.citationhubs.bench.side;

import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.citationhubs.bench.input.Events.Event;
import org.citationhubs.bench.load.BulkProducer;
import org.citationhubs.runtime.embedded.EmbeddedBroker;
import org.citationhubs.topics.TopicAdmin;
import org.citationhubs.topics.TopicCatalog;

/** An embedded broker with the topics of the service, in this process. */
final class KafkaCluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BROKER = 1;

    private final EmbeddedBroker broker;
    private final Admin admin;
    private final int partitions;

    private KafkaCluster(EmbeddedBroker broker, Admin admin, int partitions) {
        this.partitions = partitions;
        this.broker = broker;
        this.admin = admin;
    }

    static KafkaCluster start(Path folder, int partitions) {
        EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        KafkaCluster cluster = new KafkaCluster(broker, admin, partitions);
        cluster.createTopics();
        return cluster;
    }

    private void createTopics() {
        new TopicAdmin(admin, PATIENCE).createMissing(TopicCatalog.load().all(), partitions);
    }

    /** Deletes all topics and creates those of the service again. */
    void renew() throws ExecutionException, InterruptedException {
        Set<String> topics = admin.listTopics().names().get();
        admin.deleteTopics(topics).all().get();
        // A topic leaves the list before its logs are deleted, and the old leader could answer for the new topic.
        while (!Collections.disjoint(admin.listTopics().names().get(), topics)
                || !Collections.disjoint(bytes().keySet(), topics)) {
            LockSupport.parkNanos(50_000_000L);
        }
        createTopics();
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    int partitions() {
        return partitions;
    }

    String id() {
        return broker.clusterId();
    }

    /** Produces records and returns when all are acknowledged. */
    void produce(String topic, Collection<Event> events) {
        try (BulkProducer records = new BulkProducer(bootstrapServers())) {
            records.send(topic, events);
        }
    }

    /** Returns the topics that a group reads: {@code inputs} and its repartition topics. */
    List<String> readBy(String group, Set<String> inputs) throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get().stream()
                .filter(topic ->
                        inputs.contains(topic) || (topic.startsWith(group + '-') && topic.endsWith("-repartition")))
                .toList();
    }

    /** Returns the partitions of topics. */
    List<TopicPartition> partitionsOf(Collection<String> topics) throws ExecutionException, InterruptedException {
        return admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    /** Returns the committed lag of a group on partitions. */
    long behind(String group, Collection<TopicPartition> read) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        long behind = 0;
        for (Map.Entry<TopicPartition, Long> end : ends(read).entrySet()) {
            OffsetAndMetadata offset = committed.get(end.getKey());
            behind += end.getValue() - (offset == null ? 0 : offset.offset());
        }
        return behind;
    }

    /** Returns the end offset of each partition, transaction markers included. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions.stream().collect(toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(wanted).all().get().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** Returns the bytes of each topic on disk, without Kafka's own topics. */
    Map<String, Long> bytes() throws ExecutionException, InterruptedException {
        Map<String, Long> bytes = new TreeMap<>();
        admin.describeLogDirs(List.of(BROKER)).allDescriptions().get().values().forEach(folders -> folders.values()
                .forEach(folder -> folder.replicaInfos().forEach((partition, replica) -> {
                    if (!partition.topic().startsWith("__")) {
                        bytes.merge(partition.topic(), replica.size(), Long::sum);
                    }
                })));
        return bytes;
    }

    /** Returns the bytes of the changelogs and repartition topics of a group. */
    long bytesInside(String group) throws ExecutionException, InterruptedException {
        return bytes().entrySet().stream()
                .filter(topic -> topic.getKey().startsWith(group + '-'))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
        broker.close();
    }
}
