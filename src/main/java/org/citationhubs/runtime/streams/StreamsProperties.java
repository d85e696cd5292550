package org.citationhubs.runtime.streams;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.citationhubs.runtime.config.ConfigCheck;
import org.citationhubs.topology.HubsTopology;

/** The properties of Kafka Streams, each with its reason. */
public final class StreamsProperties {

    /** A dead letter carries the record it speaks of, up to a megabyte of it in base 64, beside its own words. */
    private static final int LARGEST_RECORD = 3 << 20;

    private static final Duration LINGER = Duration.ofMillis(100);

    /** A record that a stream thread sends has reached the broker, or its thread is in trouble. */
    public static final Duration ON_THE_WAY = LINGER.multipliedBy(3);

    private StreamsProperties() {}

    /**
     * The properties.
     *
     * @param partitions of {@code citations.v1}: each has a set of stores
     */
    static Properties of(StreamsSettings settings, int partitions) {
        Properties properties = new Properties();
        properties.putAll(settings.clients());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateFolder().toString());
        properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, settings.config().advertisedAddress().toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, ConfigCheck.standbys(settings.config()));
        // Positional names of internal resources would shift with the code; heeded through TopologyConfig (KIP-1111).
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        // A count is right or it is a bug: input, state and output move in one transaction.
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.config().streams().commitInterval().toMillis());
        // No store has a record cache in front of it, see HubsTopology.
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        properties.putAll(RocksDbMemory.settings(
                settings.config().rocksdb().memory().asLongValue(), settings.config().rocksdb().writeBuffers().asLongValue(), partitions * HubsTopology.STORES_ON_DISK));
        // Replicas as the brokers' default says (KIP-733): one on a laptop, three on a cluster.
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        producer(properties);
        consumer(properties, settings);
        // Kafka Streams 4.3 waits so long after each internal topic that it creates, of which there are fifteen
        // (KAFKA-21033). Clients take it for their first wait too, and each further wait of theirs is longer.
        properties.put(StreamsConfig.RETRY_BACKOFF_MS_CONFIG, 10);
        return properties;
    }

    private static void producer(Properties properties) {
        // Changelogs and updates of lists are half ids of one scheme: they shrink to a third. Native code, where the
        // client's lz4 is Java.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
        // Its own first level instead of its third: half the time for five percent more bytes.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_ZSTD_LEVEL_CONFIG), 1);
        // A task writes to a dozen changelogs: larger batches compress better, and a commit flushes what lingers.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 << 10);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER.toMillis());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 32L << 20);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_RECORD);
        // An update of a list near the limits is larger than a broker's default of one megabyte.
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), LARGEST_RECORD);
    }

    private static void consumer(Properties properties, StreamsSettings settings) {
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 1_000);
        // A partition of which enough was at hand, or that is restored this moment, is asked for again behind a fetch
        // that waits for the others: with the default of half a second a thread stood still for as long.
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 50);
        // What is restored is written to a store in one piece: the more at a time, the fewer pieces.
        properties.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 10_000);
        // A task that joins others in being restored asks for the ends of its changelogs behind a fetch that waits for
        // theirs: with the default of half a second for each, an instance with four tasks began seconds late.
        properties.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 50);
        // A thread that is at work hears of a rebalance with its next heartbeat. One that has asked to join again waits
        // so long for all that it asks the coordinator after that, its offsets too: answers on a connection keep the
        // order of its requests. With the default that was up to three seconds of one of two threads.
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 300);
        // A broker that was killed between deciding on a transaction and noting it in __consumer_offsets may forget the
        // note; the offsets of a
        // task are then unstable until its thread commits something else, which it comes to between two such waits.
        // With the
        // default of a minute for each wait that took minutes; Kafka Streams itself goes on waiting for
        // task.timeout.ms.
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG), 2_000);
        settings.instanceId()
                .ifPresent(id ->
                        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id));
    }
}
