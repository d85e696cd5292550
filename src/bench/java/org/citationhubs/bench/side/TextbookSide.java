package org.citationhubs.bench.side;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.citationhubs.topology.stage.StreamsTopicNames;

/**
 * The topology that the Kafka Streams DSL suggests: the list of each citing work, its pairs, a count for each pair.
 *
 * <p>Tuned within the DSL: large record caches, one transaction a second, and the producer settings of the service. It
 * only counts pairs, without ranking, summaries or titles, and would count a repeated list twice.
 */
final class TextbookSide implements Side {

    private static final String COUNTS = "pair-counts";
    private static final Set<String> INPUTS = Set.of(StreamsTopicNames.CITATIONS);

    private final KafkaCluster cluster;
    private final String group;

    TextbookSide(KafkaCluster cluster, String group) {
        this.cluster = cluster;
        this.group = group;
    }

    @Override
    public Map<String, Object> run(Workload workload, Path folder) throws Exception {
        Map<String, Object> figures = new LinkedHashMap<>();
        cluster.produce(StreamsTopicNames.CITATIONS, workload.citations());
        ResourceUsage before = ResourceUsage.now();
        long begin = System.nanoTime();
        try (KafkaStreams streams =
                new KafkaStreams(topology(), properties(folder.resolve("state").toString()))) {
            streams.start();
            long end = CatchUpWait.await(streams, cluster, group, INPUTS, Set.of(group + '-' + COUNTS + "-changelog"));
            figures.put(Figures.SECONDS, (end - begin) / 1e9);
            before.addUseSince(figures);
            check(streams, workload);
        }
        figures.put(
                Figures.BYTES_INSIDE,
                (double) cluster.bytesInside(group) / workload.graph().citations());
        return figures;
    }

    private static Topology topology() {
        PairReader pairs = new PairReader();
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(StreamsTopicNames.CITATIONS, Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .groupByKey(Grouped.with(Serdes.String(), Serdes.ByteArray()))
                .reduce((before, after) -> after, Materialized.as("lists"))
                .toStream()
                .flatMap((citing, event) -> pairs(pairs.cited(event)))
                .groupByKey(Grouped.with("pairs", Serdes.String(), Serdes.ByteArray()))
                .count(Materialized.as(COUNTS));
        return builder.build();
    }

    private static List<KeyValue<String, byte[]>> pairs(List<String> cited) {
        List<KeyValue<String, byte[]>> pairs = new ArrayList<>(cited.size() * (cited.size() - 1));
        byte[] nothing = {};
        for (String hub : cited) {
            for (String other : cited) {
                if (!hub.equals(other)) {
                    pairs.add(new KeyValue<>(PairReader.key(hub, other), nothing));
                }
            }
        }
        return pairs;
    }

    private Properties properties(String folder) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, group);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder);
        properties.put(
                StreamsConfig.NUM_STREAM_THREADS_CONFIG, Runtime.getRuntime().availableProcessors());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Duration.ofSeconds(1).toMillis());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 128L << 20);
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 << 10);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 100);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        return properties;
    }

    private static void check(KafkaStreams streams, Workload workload) {
        long sum = 0;
        long distinct = 0;
        try (KeyValueIterator<String, Long> counts = streams.store(
                        StoreQueryParameters.fromNameAndType(COUNTS, QueryableStoreTypes.<String, Long>keyValueStore()))
                .all()) {
            while (counts.hasNext()) {
                sum += counts.next().value;
                distinct++;
            }
        }
        workload.truth().requirePairs(sum, distinct);
    }
}
