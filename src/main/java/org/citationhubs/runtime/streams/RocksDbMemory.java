package org.citationhubs.runtime.streams;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.apache.kafka.streams.state.internals.BlockBasedTableConfigWithAccessibleCache;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.DataBlockIndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Gives all state stores of the process one budget of memory outside the Java heap.
 *
 * <p>By default, each store of each partition has 50 MiB of block cache and up to 48 MiB of write buffers: almost 4 GiB
 * for ten stores and four partitions, which no heap setting limits. Here all stores share one cache. Write buffers are
 * charged to it, and are small enough that together they stay within their part.
 *
 * <p>Kafka Streams creates an instance of this class for each store; {@link #settings} returns the properties for it.
 */
public final class RocksDbMemory implements RocksDBConfigSetter {

    private static final String MEMORY = "hubs.rocksdb.memory.bytes";
    private static final String WRITE_BUFFERS = "hubs.rocksdb.write-buffers.bytes";
    private static final String WRITE_BUFFER = "hubs.rocksdb.write-buffer.bytes";

    private static final long DEFAULT_MEMORY = 256L << 20;
    private static final long DEFAULT_WRITE_BUFFER = 4L << 20;

    /** The smallest that RocksDB takes. */
    private static final long SMALLEST_WRITE_BUFFER = 64L << 10;

    /** With smaller buffers, a store writes a file for every few records while much is written. */
    private static final long LEAST_USEFUL_WRITE_BUFFER = 512L << 10;

    /** One that is written to, and one that is being written to disk; a store waits for the disk before a third. */
    private static final int WRITE_BUFFERS_OF_STORE = 2;

    /** Default of Kafka Streams. With larger buffers, a store gains less than the block cache loses. */
    private static final long LARGEST_WRITE_BUFFER = 16L << 20;

    private static final int LOG_FILES = 2;

    // Static, because Kafka Streams creates the instances and gives them no other shared object. One entry in a
    // process, more only in tests with several budgets. Never closed: a store may be open until the process ends.
    private static final Map<Long, SharedMemory> SHARED = new ConcurrentHashMap<>();

    /**
     * Returns the properties that make Kafka Streams use this class.
     *
     * @param memoryBytes memory of all stores together
     * @param writeBufferBytes part of the memory for the write buffers of all stores
     * @param stores maximum number of open stores in this process: stores per partition times partitions
     */
    static Map<String, Object> settings(long memoryBytes, long writeBufferBytes, int stores) {
        long each = writeBuffer(writeBufferBytes, stores);
        return Map.of(
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                RocksDbMemory.class,
                MEMORY,
                memoryBytes,
                WRITE_BUFFERS,
                Math.max(writeBufferBytes, each * WRITE_BUFFERS_OF_STORE * stores),
                WRITE_BUFFER,
                each);
    }

    /** Returns the size of a write buffer with which the buffers of all stores are within their part, if it can be. */
    static long writeBuffer(long writeBufferBytes, int stores) {
        return Math.max(
                SMALLEST_WRITE_BUFFER,
                Math.min(LARGEST_WRITE_BUFFER, writeBufferBytes / stores / WRITE_BUFFERS_OF_STORE));
    }

    /** Returns a message if write buffers are too small to be of use, empty if they are not. */
    public static Optional<String> warning(long writeBufferBytes, int stores) {
        long each = writeBuffer(writeBufferBytes, stores);
        return each >= LEAST_USEFUL_WRITE_BUFFER
                ? Optional.empty()
                : Optional.of(
                        ("hubs.rocksdb.write-buffers of %d MiB gives each of the %d stores of all partitions %d KiB:"
                                        + " while much is written, many small files are made; %d MiB are better")
                                .formatted(
                                        writeBufferBytes >> 20,
                                        stores,
                                        each >> 10,
                                        (LEAST_USEFUL_WRITE_BUFFER * WRITE_BUFFERS_OF_STORE * stores) >> 20));
    }

    /** Returns the bytes in use by all stores with this budget, write buffers included. */
    public static long inUse(long memoryBytes) {
        SharedMemory shared = SHARED.get(memoryBytes);
        return shared == null ? 0 : shared.cache.getUsage();
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        SharedMemory shared = shared(
                bytes(configs.get(MEMORY), DEFAULT_MEMORY), bytes(configs.get(WRITE_BUFFERS), DEFAULT_MEMORY / 2));
        // The existing table format and not a new one, because Kafka Streams reads its metrics through it.
        BlockBasedTableConfigWithAccessibleCache table =
                (BlockBasedTableConfigWithAccessibleCache) options.tableFormatConfig();
        cache(table, shared);
        writeBuffers(options, shared, bytes(configs.get(WRITE_BUFFER), DEFAULT_WRITE_BUFFER));
        reads(options, table);
        files(options);
        options.setTableFormatConfig(table);
    }

    private static void cache(BlockBasedTableConfigWithAccessibleCache table, SharedMemory shared) {
        Cache own = table.blockCache();
        table.setBlockCache(shared.cache);
        // The 50 MiB cache that Kafka Streams created for this store is unused now. Closing it twice is harmless.
        own.close();
        // Otherwise indexes and filters are outside the cache and grow with the state without limit.
        table.setCacheIndexAndFilterBlocks(true);
        // A scan of the rows of a mega hub must not evict the indexes of all stores.
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        // Every read searches the newest files.
        table.setPinL0FilterAndIndexBlocksInCache(true);
    }

    private static void writeBuffers(Options options, SharedMemory shared, long bytes) {
        // The limit of the shared manager is what all buffers have room for, so it is never reached. A lower one would
        // be a trap: once idle stores fill it, every write to another store flushes that store, however little it
        // contains, which is a hundred times slower.
        options.setWriteBufferManager(shared.writeBuffers);
        options.setWriteBufferSize(bytes);
        options.setMaxWriteBufferNumber(WRITE_BUFFERS_OF_STORE);
        // Only the thread of its task writes to a store, so support for concurrent writes would only cost time.
        options.setAllowConcurrentMemtableWrite(false);
    }

    private static void reads(Options options, BlockBasedTableConfigWithAccessibleCache table) {
        // Kafka Streams builds no bloom filter for the last level, because most keys that are read usually exist. Here
        // most do not: each new citing work is looked up before its first list is written.
        options.setOptimizeFiltersForHits(false);
        // A hash index in each block: most reads are point reads of lists and pages.
        table.setDataBlockIndexType(DataBlockIndexType.kDataBlockBinaryAndHash);
    }

    private static void files(Options options) {
        // Adjacent keys share the prefix of their hub, and contexts are text: both compress well, so the cache of the
        // operating system holds more of them. LZ4 is the cheapest to read.
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
        // Log files of RocksDB itself: by default it keeps a thousand for each store.
        options.setKeepLogFileNum(LOG_FILES);
    }

    /** Closes nothing: the objects of this class are shared, and Kafka Streams closes the others. */
    @Override
    public void close(String storeName, Options options) {}

    private static long bytes(@Nullable Object value, long absent) {
        return value == null ? absent : Long.parseLong(value.toString());
    }

    private static SharedMemory shared(long memory, long writeBuffers) {
        return SHARED.computeIfAbsent(memory, absent -> SharedMemory.of(memory, writeBuffers));
    }

    private record SharedMemory(Cache cache, WriteBufferManager writeBuffers) {

        /** Part of the cache that is reserved for indexes and filters. */
        private static final double HIGH_PRIORITY = 0.3;

        private static final int SHARDS_BY_SIZE = -1;

        static SharedMemory of(long memory, long writeBuffers) {
            RocksDB.loadLibrary();
            // Not strict: a strict cache fails reads when it is full of pinned blocks, and a failed read ends the
            // stream thread.
            Cache cache = new LRUCache(memory, SHARDS_BY_SIZE, false, HIGH_PRIORITY);
            // Write buffers are charged to the cache: one limit for both, and fewer cached blocks as buffers grow.
            return new SharedMemory(cache, new WriteBufferManager(writeBuffers, cache, false));
        }
    }
}
