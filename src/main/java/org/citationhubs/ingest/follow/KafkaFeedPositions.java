package org.citationhubs.ingest.follow;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.publish.EventPublisher;
import org.citationhubs.ingest.publish.PublishException;
import org.citationhubs.ingest.publish.PublishedOffset;
import org.citationhubs.topics.TopicCatalog;
import org.jspecify.annotations.Nullable;

/** Keeps positions in the topic {@code feeds.v1}. Its partitions are assigned, so no group is needed. */
public final class KafkaFeedPositions implements FeedPositions {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    /** Polls without a record after which the brokers count as away. */
    private static final int MOST_EMPTY_POLLS = 120;

    private final String bootstrapServers;
    private final Map<String, String> settings;
    private final Supplier<? extends EventPublisher> publisher;

    /**
     * Creates positions.
     *
     * @param settings settings of Kafka clients; those that a consumer knows are used
     * @param publisher writes positions
     */
    public KafkaFeedPositions(
            String bootstrapServers, Map<String, String> settings, Supplier<? extends EventPublisher> publisher) {
        this.bootstrapServers = bootstrapServers;
        this.settings = Map.copyOf(settings);
        this.publisher = publisher;
    }

    @Override
    public byte @Nullable [] read(String feed) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(consumerSettings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            ConsumerRecord<String, byte[]> last = last(consumer, feed);
            return last == null ? null : last.value();
        } catch (KafkaException e) {
            throw new ImportException("cannot read " + TopicCatalog.FEEDS + ": " + e.getMessage(), e);
        }
    }

    /** Returns the newest record of a feed. If partitions were added, older ones may be in another partition. */
    private static @Nullable ConsumerRecord<String, byte[]> last(KafkaConsumer<String, byte[]> consumer, String feed) {
        List<TopicPartition> partitions = consumer.partitionsFor(TopicCatalog.FEEDS, REQUEST_TIMEOUT).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, REQUEST_TIMEOUT);
        ConsumerRecord<String, byte[]> last = null;
        int empty = 0;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            int records = 0;
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                records++;
                boolean newer = last == null || record.timestamp() >= last.timestamp();
                last = feed.equals(record.key()) && newer ? record : last;
            }
            empty = records == 0 ? empty + 1 : 0;
            if (empty > MOST_EMPTY_POLLS) {
                throw new ImportException("cannot read " + TopicCatalog.FEEDS + " to its end: no records arrive", null);
            }
        }
        return last;
    }

    private Map<String, Object> consumerSettings() {
        Map<String, Object> all = new HashMap<>();
        all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        // Security settings are common to all clients; a consumer would warn about the rest.
        settings.forEach((name, value) -> {
            if (ConsumerConfig.configNames().contains(name)) {
                all.put(name, value);
            }
        });
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return all;
    }

    @Override
    public void write(String feed, byte[] position) {
        try {
            PublishedOffset unused =
                    publisher.get().publish(TopicCatalog.FEEDS, feed, position).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof PublishException failure
                    ? failure
                    : new PublishException(false, "cannot publish the position of " + feed + ": " + e.getMessage(), e);
        }
    }
}
