package org.citationhubs.bench.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.citationhubs.store.kv.KeyPresenceFilter;
import org.citationhubs.store.kv.QueryableStores;
import org.citationhubs.store.kv.StoreKeys;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Measures lookups of works that a store on disk contains and does not contain, and the filter that saves them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // set by JMH
public class StoreMisses {

    private static final String STORE = "store";
    private static final int WORKS = 200_000;
    private static final int STRIDE = 7919;

    private Path folder;
    private TopologyTestDriver driver;
    private KeyValueStore<Bytes, byte[]> store;
    private KeyPresenceFilter filter;
    private int next;

    /** Fills a store with every other work. */
    @Setup
    public void setUp() throws IOException {
        folder = Files.createTempDirectory("store-misses");
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(
                Stores.keyValueStoreBuilder(QueryableStores.onDisk(STORE), Serdes.Bytes(), Serdes.ByteArray())
                        .withCachingDisabled()
                        .withLoggingDisabled());
        builder.stream("input", Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .process(Idle::new, STORE);
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "store-misses");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        driver = new TopologyTestDriver(builder.build(), properties, Instant.EPOCH);
        store = driver.getKeyValueStore(STORE);
        filter = KeyPresenceFilter.over(List.of(store));
        for (int work = 0; work < WORKS; work += 2) {
            store.put(StoreKeys.of(work), new byte[100]);
            filter.add(work);
        }
        store.commit(Map.of());
    }

    /** Closes the store and deletes it. */
    @TearDown
    public void tearDown() throws IOException {
        driver.close();
        Utils.delete(folder.toFile());
    }

    /** Reads a work that the store contains. */
    @Benchmark
    public byte @Nullable [] hit() {
        return store.get(StoreKeys.of(next() & ~1));
    }

    /** Reads a work that the store does not contain. */
    @Benchmark
    public byte @Nullable [] miss() {
        return store.get(StoreKeys.of(next() | 1));
    }

    /** Looks up in the filter a work that the store does not contain. */
    @Benchmark
    public boolean filteredMiss() {
        return filter.mayContain(next() | 1);
    }

    private int next() {
        next = (next + STRIDE) % WORKS;
        return next;
    }

    /** Connects the store to the topology. */
    private static final class Idle extends ContextualProcessor<byte[], byte[], Void, Void> {

        @Override
        public void process(Record<byte[], byte[]> record) {}
    }
}
