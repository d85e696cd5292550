package org.citationhubs.runtime.streams;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.citationhubs.topology.stage.PublishedKeys;

/** Opens readers of the keys of {@code hub-summaries.v1} that use the settings of all clients. */
final class KafkaPublishedKeys implements PublishedKeys {

    /** Bounds what a reader holds in memory, together with the values. */
    private static final int FETCH_BYTES = 1 << 20;

    /** A few milliseconds of work for the stream thread. */
    private static final int RECORDS_OF_A_POLL = 200;

    /** A stream thread waits for the position and the ends only, once for each new state. */
    private static final int TIMEOUT_MILLIS = 2_000;

    private final Map<String, Object> settings;
    private final int partitions;

    /**
     * Creates readers for the partitions of hubs.
     *
     * @param clients properties of every Kafka client, such as those for TLS and SASL
     * @param partitions number of partitions of {@code citations.v1}
     */
    KafkaPublishedKeys(String bootstrapServers, Map<String, String> clients, int partitions) {
        this.partitions = partitions;
        this.settings = new HashMap<>(clients);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // Records that were rolled back do no harm: their keys are judged as all others. The end of the committed
        // records could lie before records that an instance which was lost has not completed.
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_OF_A_POLL);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    }

    @Override
    public KeyReader open(int partition) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put(ConsumerConfig.CLIENT_ID_CONFIG, "citation-hubs-published-keys-" + partition);
        return new KafkaKeyReader(own, partition, partitions);
    }
}
