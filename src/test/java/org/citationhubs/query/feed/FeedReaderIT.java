package org.citationhubs.query.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.citationhubs.KafkaExtension;
import org.citationhubs.TestKafka;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaExtension.class)
class FeedReaderIT {

    private static final String SUMMARIES = FeedChannel.SUMMARIES.topic();
    private static final String CHANGES = FeedChannel.CHANGES.topic();
    private static final Map<String, Integer> PARTITIONS = Map.of(SUMMARIES, 1, CHANGES, 3);

    private final Feed feed = new Feed();
    private final List<PublishedRecord> received = new CopyOnWriteArrayList<>();

    @BeforeEach
    void createTopics(TestKafka kafka) throws Exception {
        kafka.freshTopics(1);
        kafka.admin()
                .createPartitions(Map.of(CHANGES, NewPartitions.increaseTo(3)))
                .all()
                .get();
    }

    @Test
    void readsEachTopicWithItsOwnNumberOfPartitions(TestKafka kafka) {
        try (FeedReader reader = new FeedReader(feed, kafka.bootstrapServers(), Map.of(), PARTITIONS)) {
            awaitPositions();

            publish(kafka, SUMMARIES, 0);
            publish(kafka, CHANGES, 2);

            await().untilAsserted(() -> assertThat(received)
                    .extracting(PublishedRecord::channel, PublishedRecord::partition)
                    .containsExactlyInAnyOrder(tuple(FeedChannel.SUMMARIES, 0), tuple(FeedChannel.CHANGES, 2)));
            assertThat(reader).isNotNull();
        }
    }

    @Test
    void connectsWithTheConfiguredClientProperties(TestKafka kafka) {
        Map<String, String> properties =
                Map.of(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, RecordingInterceptor.class.getName());

        try (FeedReader reader = new FeedReader(feed, kafka.bootstrapServers(), properties, PARTITIONS)) {
            awaitPositions();
            publish(kafka, SUMMARIES, 0);

            await().untilAsserted(() -> assertThat(received).hasSize(1));
            assertThat(RecordingInterceptor.TOPICS).contains(SUMMARIES);
            assertThat(reader).isNotNull();
        }
    }

    /** Subscribes to both channels and waits until the reader is at the end of every partition. */
    private void awaitPositions() {
        for (FeedChannel channel : FeedChannel.values()) {
            feed.subscribe(channel, null, 0, null, received::add);
            await().untilAsserted(() -> {
                Subscription probe = feed.subscribe(channel, null, 0, null, record -> {});
                probe.end().run();
                assertThat(probe.now().offsets()).hasSize(PARTITIONS.getOrDefault(channel.topic(), 0));
            });
        }
    }

    private static void publish(TestKafka kafka, String topic, int partition) {
        try (KafkaProducer<byte[], byte[]> producer =
                kafka.producer(new ByteArraySerializer(), new ByteArraySerializer(), Map.of())) {
            var unused = producer.send(
                    new ProducerRecord<>(topic, partition, "pith:a".getBytes(UTF_8), "{}".getBytes(UTF_8)));
        }
    }

    /** Records the topics of the records that a consumer with this interceptor receives. */
    public static final class RecordingInterceptor implements ConsumerInterceptor<byte[], byte[]> {

        static final List<String> TOPICS = new CopyOnWriteArrayList<>();

        @Override
        public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
            records.forEach(record -> TOPICS.add(record.topic()));
            return records;
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> configs) {}
    }
}
