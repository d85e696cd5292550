package org.citationhubs.runtime.streams;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.citationhubs.topics.TopicCatalog;
import org.citationhubs.topology.stage.PublishedKeys.KeyReader;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of the partitions of {@code hub-summaries.v1} that may have keys of a partition of hubs. After an
 * error it begins again, after a pause.
 */
final class KafkaKeyReader implements KeyReader {

    private static final Logger LOG = Logger.getLogger(KafkaKeyReader.class);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(10);

    private final Map<String, Object> settings;
    private final int partition;
    private final int partitions;
    private Map<TopicPartition, Long> ends = Map.of();
    private @Nullable KafkaConsumer<byte[], byte[]> current;
    private long failedAt;
    private boolean failed;
    private long keysRead;

    /**
     * Creates a reader that connects when it is used.
     *
     * @param settings of the consumer
     * @param partition the partition of hubs
     * @param partitions number of partitions of {@code citations.v1}
     */
    KafkaKeyReader(Map<String, Object> settings, int partition, int partitions) {
        this.settings = settings;
        this.partition = partition;
        this.partitions = partitions;
    }

    @Override
    public Optional<Map<Integer, Long>> inputEnds() {
        Optional<Map<Integer, Long>> known = attempt(this::inputEnds, Optional.empty());
        // The replay can take hours, and an idle consumer holds a connection.
        close();
        return known;
    }

    private Optional<Map<Integer, Long>> inputEnds(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> inputs = IntStream.range(0, partitions)
                .mapToObj(input -> new TopicPartition(TopicCatalog.CITATIONS, input))
                .toList();
        // The consumer warns of ends of partitions that it does not have.
        consumer.assign(inputs);
        return Optional.of(replayedEnds(consumer.beginningOffsets(inputs), consumer.endOffsets(inputs)));
    }

    /** Returns the end of each partition, zero where all records are deleted: nothing is left to replay. */
    static Map<Integer, Long> replayedEnds(Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends) {
        Map<Integer, Long> byPartition = new HashMap<>();
        ends.forEach((input, end) -> byPartition.put(input.partition(), end.equals(beginnings.get(input)) ? 0L : end));
        return byPartition;
    }

    @Override
    public boolean read(Consumer<String> keys) {
        // Errors of the receiver are those of the stream thread and must reach it.
        ReadKeys read = attempt(this::read, ReadKeys.NONE);
        read.keys().forEach(keys);
        return read.complete();
    }

    private ReadKeys read(KafkaConsumer<byte[], byte[]> consumer) {
        if (ends.isEmpty()) {
            List<TopicPartition> all = withKeysOf(
                            partition,
                            partitions,
                            consumer.partitionsFor(TopicCatalog.HUB_SUMMARIES).size())
                    .mapToObj(output -> new TopicPartition(TopicCatalog.HUB_SUMMARIES, output))
                    .toList();
            consumer.assign(all);
            ends = consumer.endOffsets(all);
            consumer.seekToBeginning(all);
        }
        List<String> keys = new ArrayList<>();
        consumer.poll(Duration.ZERO).forEach(record -> add(record, keys));
        boolean complete = ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        if (complete && keysRead > 0) {
            LOG.infof("partition %d: checked %d records of hub-summaries.v1 against a new state", partition, keysRead);
        }
        return new ReadKeys(keys, complete);
    }

    /**
     * Returns the partitions of the output that have keys of a partition of hubs. Both numbers are remainders of the
     * same hash, so they have the same remainder of any common divisor of the divisors.
     */
    static IntStream withKeysOf(int partition, int partitions, int outputs) {
        int common =
                BigInteger.valueOf(partitions).gcd(BigInteger.valueOf(outputs)).intValue();
        return IntStream.range(0, outputs).filter(output -> output % common == partition % common);
    }

    private void add(ConsumerRecord<byte[], byte[]> record, List<String> keys) {
        keysRead++;
        if (record.key() == null || record.value() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        // The service writes texts. Other keys are not its own.
        if (Arrays.equals(key.getBytes(StandardCharsets.UTF_8), record.key())) {
            keys.add(key);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        KafkaConsumer<byte[], byte[]> consumer = current;
        if (consumer == null) {
            consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            current = consumer;
        }
        return consumer;
    }

    private <T> T attempt(Function<KafkaConsumer<byte[], byte[]>, T> action, T otherwise) {
        if (failed && System.nanoTime() - failedAt < RETRY_PAUSE.toNanos()) {
            return otherwise;
        }
        try {
            return action.apply(consumer());
        } catch (KafkaException e) {
            LOG.warnf("Cannot read the keys of hub-summaries.v1, retrying in %s: %s", RETRY_PAUSE, e.getMessage());
            failed = true;
            failedAt = System.nanoTime();
            close();
            return otherwise;
        }
    }

    @Override
    public void close() {
        KafkaConsumer<byte[], byte[]> consumer = current;
        current = null;
        ends = Map.of();
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    private record ReadKeys(List<String> keys, boolean complete) {

        static final ReadKeys NONE = new ReadKeys(List.of(), false);
    }
}
