package org.citationhubs.query.feed;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads all partitions of the published topics from their ends, for the listeners of this instance. The consumer is in
 * no group, so it takes part in no rebalance, and reads committed records only, so that listeners get no record that is
 * rolled back.
 */
public final class FeedReader implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FeedReader.class);
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Feed feed;
    private final Map<String, Object> settings;
    private final Map<TopicPartition, FeedChannel> partitions;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;

    /**
     * Starts a thread that reads.
     *
     * @param clientProperties properties of every Kafka client, such as those for TLS and SASL
     * @param partitions number of partitions by topic, with an entry for each channel
     */
    public FeedReader(
            Feed feed, String bootstrapServers, Map<String, String> clientProperties, Map<String, Integer> partitions) {
        this.feed = feed;
        this.settings = settings(bootstrapServers, clientProperties);
        Map<TopicPartition, FeedChannel> all = new HashMap<>();
        for (FeedChannel channel : FeedChannel.values()) {
            int count = requireNonNull(partitions.get(channel.topic()), channel.topic());
            for (int partition = 0; partition < count; partition++) {
                all.put(new TopicPartition(channel.topic(), partition), channel);
            }
        }
        this.partitions = Map.copyOf(all);
        this.thread = new Thread(this::read, "feed-reader");
        thread.setDaemon(true);
        thread.start();
    }

    private static Map<String, Object> settings(String bootstrapServers, Map<String, String> clientProperties) {
        Map<String, Object> settings = new HashMap<>(clientProperties);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "citation-hubs-feed");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        // A record is fetched as soon as it is there: subscribers expect it within a second.
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        return settings;
    }

    private void read() {
        while (!closed) {
            try (KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                current = consumer;
                seek(consumer);
                while (!closed) {
                    consumer.poll(POLL_TIMEOUT).forEach(this::publish);
                }
            } catch (WakeupException e) {
                // The reader is being closed.
            } catch (KafkaException e) {
                LOG.warnf("Cannot read the published topics, retrying in %s: %s", RETRY_PAUSE, e.getMessage());
                pause();
            }
        }
    }

    /**
     * Seeks the ends when the service starts; after a failure the positions reached, so that listeners miss nothing.
     */
    private void seek(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> all = new ArrayList<>(partitions.keySet());
        consumer.assign(all);
        if (next.isEmpty()) {
            consumer.endOffsets(all).forEach((partition, end) -> {
                next.put(partition, end);
                feed.startAt(channel(partition), partition.partition(), end);
            });
        }
        next.forEach(consumer::seek);
    }

    private FeedChannel channel(TopicPartition partition) {
        FeedChannel channel = partitions.get(partition);
        if (channel == null) {
            throw new IllegalStateException("unassigned partition " + partition);
        }
        return channel;
    }

    private void publish(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        next.put(partition, record.offset() + 1);
        if (record.key() != null) {
            feed.publish(new PublishedRecord(
                    channel(partition),
                    record.partition(),
                    record.offset(),
                    new String(record.key(), StandardCharsets.UTF_8),
                    record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8)));
        }
    }

    private void pause() {
        try {
            Thread.sleep(RETRY_PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        KafkaConsumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
