package org.citationhubs.runtime.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    private static final String TOPIC = "notes";

    @TempDir
    Path data;

    @Test
    void recordsSurviveARestart() throws Exception {
        String clusterId;
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            createTopic(broker);
            produce(broker, "one", "two");
            clusterId = broker.clusterId();
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            assertThat(read(broker, "read_committed")).containsExactly("one", "two");
            assertThat(broker.clusterId()).isEqualTo(clusterId);
            produce(broker, "three");
            assertThat(read(broker, "read_committed")).containsExactly("one", "two", "three");
        }
    }

    @Test
    void anotherFolderHasAnotherClusterId(@TempDir Path other) {
        String clusterId;
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            clusterId = broker.clusterId();
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(other, 0)) {
            assertThat(broker.clusterId()).isNotEqualTo(clusterId);
        }
    }

    @Test
    void anAbortedTransactionIsNeverRead() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            createTopic(broker);
            try (KafkaProducer<String, String> producer = producer(broker, Map.of("transactional.id", "writer"))) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, "aborted")).get();
                producer.abortTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, "committed")).get();
                producer.commitTransaction();
            }

            assertThat(read(broker, "read_committed")).containsExactly("committed");
            assertThat(read(broker, "read_uncommitted")).containsExactly("aborted", "committed");
        }
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0);
                Admin admin = admin(broker)) {
            assertThat(admin.describeCluster().nodes().get())
                    .extracting(Node::host)
                    .containsExactly("127.0.0.1");

            // On Linux, all of 127/8 is loopback. A broker that listened on all addresses would use this one too.
            assumeTrue(System.getProperty("os.name").equals("Linux"));
            try (ServerSocket neighbour = new ServerSocket(port(broker), 1, InetAddress.getByName("127.0.0.2"))) {
                assertThat(neighbour.isBound()).isTrue();
            }
        }
    }

    @Test
    void aPortInUseIsNamedWithItsVariable() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> EmbeddedBroker.start(data, port))
                    .isInstanceOf(EmbeddedBrokerException.class)
                    .hasMessage("port " + port + " is in use; set HUBS_EMBEDDED_PORT");
        }
        // the failed start has released the folder
        EmbeddedBroker.start(data, 0).close();
    }

    @Test
    void aFolderIsUsedByOneBroker() {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedBroker.start(data, 0))
                    .isInstanceOf(EmbeddedBrokerException.class)
                    .hasMessageContaining(data.toAbsolutePath() + " is in use")
                    .hasMessageContaining("HUBS_DATA_DIR");
        }
    }

    @Test
    void aFolderThatIsNotWritableIsNamed() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "not a folder");

        assertThatThrownBy(() -> EmbeddedBroker.start(file, 0))
                .isInstanceOf(EmbeddedBrokerException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("HUBS_DATA_DIR");
    }

    @Test
    void aSecondCloseDoesNothing() {
        EmbeddedBroker broker = EmbeddedBroker.start(data, 0);
        broker.close();
        broker.close();

        assertThat(broker.bootstrapServers()).isNotEmpty();
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (Admin admin = admin(broker)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private static void produce(EmbeddedBroker broker, String... values) throws Exception {
        try (KafkaProducer<String, String> producer = producer(broker, Map.of())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(TOPIC, value)).get();
            }
        }
    }

    private static List<String> read(EmbeddedBroker broker, String isolation) {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", isolation),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> notes : consumer.poll(Duration.ofMillis(100))) {
                    values.add(notes.value());
                }
            }
        }
        return values;
    }

    private static KafkaProducer<String, String> producer(EmbeddedBroker broker, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", broker.bootstrapServers());
        return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
    }

    private static Admin admin(EmbeddedBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    private static int port(EmbeddedBroker broker) {
        String address = broker.bootstrapServers();
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }
}
