package org.citationhubs.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.citationhubs.runtime.config.ClientProperties;
import org.citationhubs.runtime.config.HubsConfig;
import org.citationhubs.runtime.embedded.EmbeddedBroker;
import org.citationhubs.runtime.embedded.StateFolder;
import org.citationhubs.topics.TopicAdmin;
import org.citationhubs.topics.TopicCatalog;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka that this process uses: the configured brokers, or the embedded broker if none are configured. Provides the
 * settings of all clients and one admin client.
 */
final class KafkaConnection implements AutoCloseable {

    /** Time limit of one request of the admin client. */
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);

    /** Time limit for closing the admin client. Without a limit, it waits for the answers of brokers that are down. */
    static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final String bootstrapServers;
    private final Map<String, String> clientProperties;
    private final @Nullable EmbeddedBroker broker;
    private final Admin admin;

    private KafkaConnection(
            String bootstrapServers, Map<String, String> clientProperties, @Nullable EmbeddedBroker broker) {
        this.bootstrapServers = bootstrapServers;
        this.clientProperties = clientProperties;
        this.broker = broker;
        this.admin = Admin.create(adminSettings(bootstrapServers, clientProperties));
    }

    /** Opens the connection. Starts the embedded broker and creates its topics if no brokers are configured. */
    static KafkaConnection open(HubsConfig config, TopicCatalog catalog) {
        Map<String, String> properties =
                config.kafka().clientProperties().map(ClientProperties::read).orElse(Map.of());
        if (config.kafka().bootstrapServers().isPresent()) {
            return new KafkaConnection(config.kafka().bootstrapServers().get(), properties, null);
        }
        EmbeddedBroker broker = startBroker(config);
        try {
            // State that was built from another log would count records twice.
            StateFolder.in(config.dataDir()).tieTo(broker.clusterId());
            KafkaConnection connection = new KafkaConnection(broker.bootstrapServers(), properties, broker);
            connection.topics().createMissing(catalog.all(), config.partitions());
            return connection;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    private static EmbeddedBroker startBroker(HubsConfig config) {
        try {
            return EmbeddedBroker.start(config.dataDir(), config.embedded().port());
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "KAFKA_BOOTSTRAP_SERVERS is not set, and this build has no embedded broker", e);
        }
    }

    private static Map<String, Object> adminSettings(String bootstrapServers, Map<String, String> clientProperties) {
        Map<String, Object> settings = new HashMap<>(clientProperties);
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "citation-hubs-admin");
        return settings;
    }

    /** Returns {@code host:port} of some brokers, separated by commas. */
    String bootstrapServers() {
        return bootstrapServers;
    }

    /**
     * Returns the properties that every Kafka client gets in addition to its own settings, such as those for TLS
     * and SASL.
     */
    Map<String, String> clientProperties() {
        return clientProperties;
    }

    /** Returns the admin client, which is closed with this connection. */
    Admin admin() {
        return admin;
    }

    /** Returns the administration of the topics. */
    TopicAdmin topics() {
        return new TopicAdmin(admin, REQUEST_TIMEOUT);
    }

    /** Returns whether the brokers are the embedded one. */
    boolean isEmbedded() {
        return broker != null;
    }

    /** Closes the admin client, then stops the embedded broker. */
    @Override
    public void close() {
        try {
            admin.close(CLOSE_TIMEOUT);
        } finally {
            if (broker != null) {
                broker.close();
            }
        }
    }
}
