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
 * Reads the published topics from their ends on, all partitions of them: each instance for its own listeners. Assigned and in no group, so that
 * nothing rebalances; committed records only, so that nobody is told what is rolled back.
 */
public final class FeedReader implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FeedReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final Feed feed;
    private final Map<String, Object> settings;
    private final Map<TopicPartition, FeedChannel> partitions;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;

    /**
     * Starts a thread that reads.
     *
     * @param clientProperties properties of every Kafka client, such as those for TLS and SASL
     * @param partitions number of partitions by topic, with an entry for each channel
     */
    public FeedReader(
            Feed feed,
            String bootstrapServers,
            Map<String, String> clientProperties,
            Map<String, Integer> partitions) {
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
                reading = consumer;
                begin(consumer);
                while (!closed) {
                    consumer.poll(POLL).forEach(this::publish);
                }
            } catch (WakeupException e) {
                // Closed.
            } catch (KafkaException e) {
                LOG.warnf("listeners are told nothing for a moment: %s", e.getMessage());
                pause();
            }
        }
    }

    /** From the ends when the service starts; after a failure from where it stopped, so that nobody misses anything. */
    private void begin(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> all = new ArrayList<>(partitions.keySet());
        consumer.assign(all);
        if (next.isEmpty()) {
            consumer.endOffsets(all).forEach((partition, end) -> {
                next.put(partition, end);
                feed.begins(channel(partition), partition.partition(), end);
            });
        }
        next.forEach(consumer::seek);
    }

    private FeedChannel channel(TopicPartition partition) {
        FeedChannel channel = partitions.get(partition);
        if (channel == null) {
            throw new IllegalStateException("nobody asked for " + partition);
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
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        KafkaConsumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
