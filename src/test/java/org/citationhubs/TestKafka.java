package org.citationhubs;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.citationhubs.runtime.embedded.EmbeddedBroker;
import org.citationhubs.topics.TopicAdmin;
import org.citationhubs.topics.TopicCatalog;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/**
 * A real Kafka for tests: the container image of Apache Kafka if Docker is available, otherwise the embedded broker.
 * Tests do not depend on which.
 *
 * <p>The brokers are shared, topics are not: use {@link #freshTopics} for the topics of the service, {@link #topic} for
 * other topics, and {@link #unique} for application, group and transactional ids.
 */
public final class TestKafka implements AutoCloseable {

    private static final String IMAGE = "apache/kafka:4.3.1";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final Runnable stop;
    private final Admin admin;

    private TestKafka(String bootstrapServers, Runnable stop) {
        this.bootstrapServers = bootstrapServers;
        this.stop = stop;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Starts a Kafka, which the caller closes. Most tests use {@link KafkaExtension} instead. */
    public static TestKafka start() {
        if (DockerClientFactory.instance().isDockerAvailable()) {
            KafkaContainer container = new KafkaContainer(IMAGE)
                    .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                    .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
            container.start();
            return new TestKafka(container.getBootstrapServers(), container::stop);
        }
        Path data = temporaryFolder();
        EmbeddedBroker embedded = EmbeddedBroker.start(data, 0);
        return new TestKafka(embedded.bootstrapServers(), () -> {
            embedded.close();
            remove(data);
        });
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Returns an admin client, which is closed with the broker. */
    public Admin admin() {
        return admin;
    }

    /** Returns the name with a unique suffix. */
    public static String unique(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Creates a topic with a unique name and returns the name. */
    public String topic(String name, int partitions) {
        String topic = unique(name);
        get(admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all());
        return topic;
    }

    /**
     * Creates the topics of the service, empty. Their names are fixed, so all topics of earlier tests, internal ones
     * included, are deleted first. The clients of earlier tests must be closed.
     */
    public TopicCatalog freshTopics(int partitions) {
        TopicCatalog catalog = TopicCatalog.load();
        Collection<String> present = get(admin.listTopics().names());
        get(admin.deleteTopics(present).all());
        // The broker deletes the topics a moment after the controller.
        await().atMost(TIMEOUT).until(() -> get(admin.listTopics().names()), Set::isEmpty);
        new TopicAdmin(admin, TIMEOUT).createMissing(catalog.all(), partitions);
        return catalog;
    }

    /** Returns an idempotent producer; the given settings take precedence. */
    public <K, V> KafkaProducer<K, V> producer(Serializer<K> keys, Serializer<V> values, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return new KafkaProducer<>(all, keys, values);
    }

    /** Returns a consumer of committed records from the beginning; the given settings take precedence. */
    public <K, V> KafkaConsumer<K, V> consumer(
            Deserializer<K> keys, Deserializer<V> values, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>();
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        all.putAll(settings);
        all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return new KafkaConsumer<>(all, keys, values);
    }

    @Override
    public void close() {
        admin.close(TIMEOUT);
        stop.run();
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("citation-hubs-kafka");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path tree) {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
