package org.citationhubs.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.BlockBasedTableConfigWithAccessibleCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

class RocksDbMemoryTest {

    private static final String SHARE = "hubs.rocksdb.write-buffer.bytes";
    private static final int ROWS = 20_000;

    /** Size of the values of all rows. */
    private static final long BYTES = ROWS * (long) value(0).length();

    @TempDir
    Path folder;

    @Test
    void allStoresShareOneBudgetThatOutlivesThem() {
        // given a budget of which nothing is in use
        long memory = 80L << 20;
        assertThat(RocksDbMemory.inUse(memory)).isZero();

        // write buffers of 16 MiB: all rows stay in them, and they are charged to the budget
        try (TopologyTestDriver streams = streams("budget", RocksDbMemory.settings(memory, 128L << 20, 4))) {
            KeyValueStore<String, String> left = streams.getKeyValueStore("left");
            KeyValueStore<String, String> right = streams.getKeyValueStore("right");
            // when one store is filled, then it is charged to the budget
            fill(left);
            long oneStore = RocksDbMemory.inUse(memory);
            assertThat(oneStore).isBetween(BYTES, 2 * BYTES);
            // when another is filled, then both share the budget
            fill(right);
            assertThat(RocksDbMemory.inUse(memory)).isBetween(2 * BYTES, memory);
            assertReads(left);
            assertReads(right);
        }

        // when these stores are closed, then the shared memory serves others
        try (TopologyTestDriver streams = streams("budget-again", RocksDbMemory.settings(memory, 128L << 20, 4))) {
            fill(streams.getKeyValueStore("left"));
            assertReads(streams.getKeyValueStore("left"));
        }
    }

    @Test
    void flushesAStoreWhenItsWriteBufferIsFull() throws IOException {
        try (TopologyTestDriver streams = streams("share", RocksDbMemory.settings(81L << 20, 16L << 20, 4))) {
            fill(streams.getKeyValueStore("left"));

            await().untilAsserted(() -> assertThat(tableFiles("share", "left")).isPositive());
            assertThat(tableFiles("share", "right")).isZero();
            assertReads(streams.getKeyValueStore("left"));
        }
    }

    @Test
    void writeBuffersHaveAMinimumAndAMaximumSize() {
        assertThat(RocksDbMemory.settings(1L << 30, 128L << 20, 36)).containsEntry(SHARE, (128L << 20) / 72);
        assertThat(RocksDbMemory.settings(1L << 30, 128L << 20, 10_000)).containsEntry(SHARE, 64L << 10);
        assertThat(RocksDbMemory.settings(1L << 30, 512L << 20, 1)).containsEntry(SHARE, 16L << 20);
    }

    @Test
    void writeBuffersOfAllStoresAreWithinTheirPart() {
        for (int partitions = 1; partitions <= 64; partitions++) {
            int stores = partitions * 11;
            assertThat(2L * stores * RocksDbMemory.writeBuffer(128L << 20, stores))
                    .isLessThanOrEqualTo(128L << 20);
        }
    }

    @Test
    void warnsWhereWriteBuffersAreTooSmall() {
        assertThat(RocksDbMemory.warning(128L << 20, 44)).isEmpty();
        assertThat(RocksDbMemory.warning(128L << 20, 440))
                .hasValueSatisfying(text -> assertThat(text).contains("440 stores", "148 KiB", "440 MiB are better"));
    }

    @Test
    void memoryOf440StoresStaysWithinTheBound() throws RocksDBException {
        // given the stores of 40 partitions on one instance, with the default settings
        long memory = 256L << 20;
        long writeBuffers = 128L << 20;
        int stores = 440;
        Map<String, Object> settings = RocksDbMemory.settings(memory, writeBuffers, stores);
        List<RocksDB> open = new ArrayList<>();
        List<Options> options = new ArrayList<>();
        try {
            for (int store = 0; store < stores; store++) {
                Options each = optionsOfKafkaStreams();
                new RocksDbMemory().setConfig("store", each, settings);
                options.add(each);
                open.add(RocksDB.open(each, folder.resolve("store-" + store).toString()));
            }
            // when each is written to, more than its buffers hold
            Random random = new Random(1);
            byte[] value = new byte[1_000];
            try (WriteOptions unlogged = new WriteOptions().setDisableWAL(true)) {
                for (int row = 0; row < 400; row++) {
                    for (RocksDB store : open) {
                        random.nextBytes(value);
                        store.put(unlogged, ByteBuffer.allocate(4).putInt(row).array(), value);
                    }
                    if (row % 50 == 0) {
                        // then the buffers of all together, and all that is charged to the cache, are within the bounds
                        assertThat(memtables(open)).isLessThanOrEqualTo(writeBuffers);
                        assertThat(RocksDbMemory.inUse(memory)).isLessThanOrEqualTo(memory);
                    }
                }
            }
        } finally {
            open.forEach(RocksDB::close);
            options.forEach(Options::close);
        }
    }

    private static Options optionsOfKafkaStreams() {
        BlockBasedTableConfigWithAccessibleCache table = new BlockBasedTableConfigWithAccessibleCache();
        table.setBlockCache(new LRUCache(1 << 20));
        return new Options().setCreateIfMissing(true).setTableFormatConfig(table);
    }

    private static long memtables(List<RocksDB> stores) throws RocksDBException {
        long bytes = 0;
        for (RocksDB store : stores) {
            bytes += store.getLongProperty("rocksdb.size-all-mem-tables");
        }
        return bytes;
    }

    @Test
    void hasDefaultsForMissingSettings() {
        try (TopologyTestDriver streams =
                streams("alone", Map.of(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbMemory.class))) {
            fill(streams.getKeyValueStore("left"));
            assertReads(streams.getKeyValueStore("left"));
        }
    }

    private TopologyTestDriver streams(String application, Map<String, Object> rocksDb) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        settings.putAll(rocksDb);
        StreamsBuilder builder = new StreamsBuilder();
        Stream.of("left", "right")
                .forEach(name -> builder.addStateStore(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.String())));
        // a store needs a processor
        builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()))
                .process(NoProcessor::new, "left", "right");
        return new TopologyTestDriver(builder.build(), settings);
    }

    private static void fill(KeyValueStore<String, String> store) {
        for (int row = 0; row < ROWS; row++) {
            store.put("row-" + row, value(row));
        }
    }

    private static void assertReads(KeyValueStore<String, String> store) {
        assertThat(store.get("row-0")).isEqualTo(value(0));
        assertThat(store.get("row-" + (ROWS - 1))).isEqualTo(value(ROWS - 1));
        assertThat(store.get("row-" + ROWS)).isNull();
    }

    private static String value(int row) {
        return ("value of " + row + " ").repeat(15);
    }

    private long tableFiles(String application, String store) throws IOException {
        try (Stream<Path> files =
                Files.list(folder.resolve(application).resolve("0_0/rocksdb").resolve(store))) {
            return files.filter(file -> file.toString().endsWith(".sst")).count();
        }
    }

    private static final class NoProcessor implements Processor<String, String, Void, Void> {

        @Override
        public void process(Record<String, String> input) {}
    }
}
