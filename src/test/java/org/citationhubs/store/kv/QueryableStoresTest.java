package org.citationhubs.store.kv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryableStoresTest {

    private static final String STORE = "store";
    private static final int WRITES = 20_000;
    private static final int ITERATORS = 2_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writesAndQueriesDoNotDeadlock(boolean onDisk) throws Exception {
        // Daemon threads, so that a deadlock does not keep the test run from ending.
        ThreadFactory daemons = work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        };
        ExecutorService threads = Executors.newFixedThreadPool(2, daemons);
        TopologyTestDriver driver = driver(supplier(onDisk));
        KeyValueStore<Bytes, byte[]> store = driver.getKeyValueStore(STORE);
        TestInputTopic<byte[], byte[]> input =
                driver.createInputTopic("input", new ByteArraySerializer(), new ByteArraySerializer());
        AtomicBoolean written = new AtomicBoolean();
        CountDownLatch queried = new CountDownLatch(1);
        // given a thread that queries all the time
        Future<?> querying = threads.submit(() -> {
            while (!written.get()) {
                query(store, new StoreQuery()).get(key(1));
                count(query(store, new StoreQuery()).all());
                queried.countDown();
            }
        });
        assertThat(queried.await(20, TimeUnit.SECONDS)).isTrue();
        // when records are written meanwhile
        Future<?> writing = CompletableFuture.runAsync(
                () -> {
                    for (int i = 0; i < WRITES; i++) {
                        input.pipeInput(key(i % 16).get(), Integer.toString(i).getBytes(UTF_8));
                    }
                },
                threads);
        // then both finish
        writing.get(60, TimeUnit.SECONDS);
        written.set(true);
        querying.get(20, TimeUnit.SECONDS);
        driver.close();
        threads.shutdown();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void announcedEntryIsReturnedThoughDeleted(boolean onDisk) {
        try (TopologyTestDriver driver = driver(supplier(onDisk))) {
            // given an iterator that has announced the only entry
            KeyValueStore<Bytes, byte[]> store = driver.getKeyValueStore(STORE);
            store.put(key(1), new byte[] {1});
            try (KeyValueIterator<Bytes, byte[]> found =
                    query(store, new StoreQuery()).all()) {
                assertThat(found.hasNext()).isTrue();
                // when the entry is deleted
                store.delete(key(1));
                // then it is returned all the same
                assertThat(found.peekNextKey()).isEqualTo(key(1));
                assertThat(found.next().value).containsExactly(1);
                assertThat(found.hasNext()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void iteratorsMissNoEntryBesideWrites(boolean onDisk) throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (TopologyTestDriver driver = driver(supplier(onDisk))) {
            // given entries that stay
            KeyValueStore<Bytes, byte[]> store = driver.getKeyValueStore(STORE);
            for (int i = 0; i < 100; i += 10) {
                store.put(key(i), new byte[] {1});
            }
            // when a thread adds and deletes others
            AtomicBoolean read = new AtomicBoolean();
            Future<?> writing = threads.submit(() -> {
                while (!read.get()) {
                    for (int i = 0; i < 100; i++) {
                        if (i % 10 != 0) {
                            store.put(key(i), new byte[] {1});
                        }
                    }
                    for (int i = 0; i < 100; i++) {
                        if (i % 10 != 0) {
                            store.delete(key(i));
                        }
                    }
                }
            });
            // then each iterator returns those that stay
            ReadOnlyKeyValueStore<Bytes, byte[]> found = query(store, new StoreQuery());
            for (int i = 0; i < ITERATORS; i++) {
                assertThat(keys(found.all())).contains("key-00", "key-50", "key-90");
                assertThat(keys(found.reverseRange(key(20), key(40)))).contains("key-20", "key-30", "key-40");
            }
            read.set(true);
            writing.get(20, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void queryReturnsTheStore(boolean onDisk) {
        try (TopologyTestDriver driver = driver(supplier(onDisk))) {
            KeyValueStore<Bytes, byte[]> store = driver.getKeyValueStore(STORE);
            TestInputTopic<byte[], byte[]> input =
                    driver.createInputTopic("input", new ByteArraySerializer(), new ByteArraySerializer());
            for (int i = 0; i < 5; i++) {
                input.pipeInput(key(i).get(), Integer.toString(i).getBytes(UTF_8));
            }

            ReadOnlyKeyValueStore<Bytes, byte[]> result = query(store, new StoreQuery());
            assertThat(result.get(key(3))).isEqualTo("3".getBytes(UTF_8));
            assertThat(result.get(key(9))).isNull();
            assertThat(keys(result.all())).containsExactly("key-00", "key-01", "key-02", "key-03", "key-04");
            assertThat(keys(result.range(key(1), key(3)))).containsExactly("key-01", "key-02", "key-03");
            assertThat(keys(result.reverseRange(key(3), key(9)))).containsExactly("key-04", "key-03");
        }
    }

    private static KeyValueBytesStoreSupplier supplier(boolean onDisk) {
        return onDisk ? QueryableStores.onDisk(STORE) : QueryableStores.inMemory(STORE);
    }

    private static <R> R query(KeyValueStore<Bytes, byte[]> store, Query<R> query) {
        return store.query(query, PositionBound.unbounded(), new QueryConfig(false))
                .getResult();
    }

    private static int count(KeyValueIterator<Bytes, byte[]> found) {
        int count = 0;
        try (found) {
            while (found.hasNext()) {
                found.next();
                count++;
            }
        }
        return count;
    }

    private static List<String> keys(KeyValueIterator<Bytes, byte[]> found) {
        List<String> keys = new ArrayList<>();
        try (found) {
            while (found.hasNext()) {
                keys.add(new String(found.next().key.get(), UTF_8));
            }
        }
        return keys;
    }

    private static Bytes key(int number) {
        return Bytes.wrap("key-%02d".formatted(number).getBytes(UTF_8));
    }

    private TopologyTestDriver driver(KeyValueBytesStoreSupplier supplier) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled());
        builder.stream("input", Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .process(
                        () -> new ContextualProcessor<byte[], byte[], Void, Void>() {
                            @Override
                            public void process(Record<byte[], byte[]> record) {
                                KeyValueStore<Bytes, byte[]> store = context().getStateStore(STORE);
                                store.put(Bytes.wrap(record.key()), record.value());
                            }
                        },
                        STORE);
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "queryable");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        return new TopologyTestDriver(builder.build(), properties, Instant.EPOCH);
    }
}
