package org.citationhubs.runtime.streams;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.citationhubs.runtime.config.ConfigCheck;
import org.citationhubs.store.memory.InputBuffers;
import org.citationhubs.topology.HubsTopology;
import org.citationhubs.topology.stage.RecordSizes;

/** The properties of Kafka Streams, each with the reason for it. */
public final class StreamsProperties {

    private static final Duration LINGER = Duration.ofMillis(100);

    /** Time after which a record that a stream thread sent has normally reached the broker. */
    public static final Duration SEND_TIME = LINGER.multipliedBy(3);

    static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(45);

    private static final long RECORD_CACHE_BYTES = 4L << 20;

    /** The constant of StreamsConfig for this name is deprecated. */
    private static final String GLOBAL_EXCEPTION_HANDLER = "processing.exception.handler.global.enabled";

    private StreamsProperties() {}

    /**
     * Returns the properties.
     *
     * @param partitions number of partitions of {@code citations.v1}, each of which has a set of stores
     */
    static Properties of(StreamsSettings settings, int partitions) {
        Properties properties = new Properties();
        properties.putAll(settings.clients());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateFolder().toString());
        properties.put(
                StreamsConfig.APPLICATION_SERVER_CONFIG,
                settings.config().advertisedAddress().toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, ConfigCheck.standbys(settings.config()));
        // Generated names of internal resources would change with the code. Takes effect through
        // TopologyConfig (KIP-1111).
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        // The default of Kafka 5.0. Kafka Streams 4.3 warns of the old one, also in the assignor, which gets the
        // settings of the main consumer. There are no global stores.
        properties.put(GLOBAL_EXCEPTION_HANDLER, true);
        properties.put(StreamsConfig.mainConsumerPrefix(GLOBAL_EXCEPTION_HANDLER), true);
        // Counts must be exact: input offsets, state and output are committed in one transaction.
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.config().streams().commitInterval().toMillis());
        // Only the smallest store has a record cache, see HubsTopology: a kilobyte for each partition.
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, RECORD_CACHE_BYTES);
        properties.putAll(RocksDbMemory.settings(
                settings.config().rocksdb().memory().asLongValue(),
                settings.config().rocksdb().writeBuffers().asLongValue(),
                partitions * HubsTopology.STORES_ON_DISK));
        // As the other topics: the changelogs hold the only copy of the state that needs no replay of all input.
        properties.put(
                StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.replication().factor());
        properties.put(
                StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
                settings.replication().minInSync());
        // An instance that is added takes over a task when its copy of the state is warm. With the defaults, two at a
        // time and a look every ten minutes, fourteen tasks took more than an hour.
        properties.put(StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, 4);
        properties.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000);
        producer(properties);
        consumer(properties, settings, partitions);
        // Kafka Streams 4.3 waits for this time after each of the fifteen internal topics that it creates
        // (KAFKA-21033). Clients use it only for their first retry and wait longer before each further one.
        properties.put(StreamsConfig.RETRY_BACKOFF_MS_CONFIG, 10);
        return properties;
    }

    private static void producer(Properties properties) {
        // The default of Kafka Streams is ten seconds: a thread that gets no processor for as long, in a pause of the
        // garbage collector or beside other programs, loses its transaction and ends, and the process with it. Until
        // the transaction of a dead instance is over time, nobody reads past its records. That takes no longer than the
        // rebalance that gives its partitions away: this is the session timeout of the consumers.
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                Math.toIntExact(TRANSACTION_TIMEOUT.toMillis()));
        // Half of the bytes in changelogs and list updates are ids of one scheme, so zstd shrinks them to a third. It
        // is native code, while the lz4 of the client is Java.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
        // Level 1 instead of 3: half the time for five percent more bytes.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_ZSTD_LEVEL_CONFIG), 1);
        // A task writes to a dozen changelogs. Larger batches compress better, and a commit sends what lingers.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 << 10);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER.toMillis());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 32L << 20);
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), RecordSizes.LARGEST_RECORD);
        // The update of a list near the limits is larger than the default limit of the broker, one megabyte.
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), RecordSizes.LARGEST_RECORD);
    }

    /** Returns how many records are read ahead. */
    static InputBuffers inputBuffers(StreamsSettings settings, int partitions) {
        return InputBuffers.of(
                ConfigCheck.heap(settings.config()).input(),
                RecordSizes.inputRecord(settings.config().limits().eventBytes()),
                RecordSizes.LARGEST_RECORD,
                partitions,
                settings.threads());
    }

    private static void consumer(Properties properties, StreamsSettings settings, int partitions) {
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        InputBuffers buffers = inputBuffers(settings, partitions);
        properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, buffers.perPartition());
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), buffers.polled());
        // The next fetch of a partition that has records waits behind a pending fetch of the other partitions. With the
        // default of half a second, a thread was idle for as long.
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 50);
        // ChangelogConsumer polls as often as it takes for a large batch.
        properties.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), buffers.restored());
        // A task that starts to restore requests the end offsets of its changelogs, behind a pending fetch for other
        // tasks. With the default of half a second for each, an instance with four tasks started seconds late.
        properties.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 50);
        // A busy thread learns of a rebalance from its next heartbeat. While rejoining, the coordinator delays all
        // responses on that connection, including offset fetches, by up to this interval. With the default, one of two
        // threads was idle for up to three seconds.
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 300);
        // A broker that is killed between committing a transaction and marking it in __consumer_offsets may lose the
        // mark. The offsets of a task are then unstable until its thread commits something else, which it does
        // between two such waits. With the default of a minute per wait that took minutes. Kafka Streams itself
        // retries until task.timeout.ms.
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG), 2_000);
        settings.instanceId()
                .ifPresent(id ->
                        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id));
    }
}
