package org.citationhubs.runtime.streams;

import java.util.Map;
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
    private static final String WRITE_BUFFER = "hubs.rocksdb.write-buffer.bytes";

    private static final long DEFAULT_MEMORY = 256L << 20;
    private static final long DEFAULT_WRITE_BUFFER = 4L << 20;

    /** With smaller buffers, a store would write a file for every few records. */
    private static final long SMALLEST_WRITE_BUFFER = 1L << 20;

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
        long each = Math.max(SMALLEST_WRITE_BUFFER, Math.min(LARGEST_WRITE_BUFFER, writeBufferBytes / stores));
        return Map.of(
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                RocksDbMemory.class,
                MEMORY,
                memoryBytes,
                WRITE_BUFFER,
                each);
    }

    /** Returns the bytes in use by all stores with this budget, write buffers included. */
    public static long inUse(long memoryBytes) {
        return shared(memoryBytes).cache.getUsage();
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        SharedMemory shared = shared(bytes(configs.get(MEMORY), DEFAULT_MEMORY));
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
        // A limit in the shared manager would be simpler but is a trap: once idle stores fill it, every write to
        // another store flushes that store, however little it contains, which is a hundred times slower.
        options.setWriteBufferManager(shared.writeBuffers);
        options.setWriteBufferSize(bytes);
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

    private static SharedMemory shared(long memory) {
        return SHARED.computeIfAbsent(memory, SharedMemory::of);
    }

    private record SharedMemory(Cache cache, WriteBufferManager writeBuffers) {

        /** Part of the cache that is reserved for indexes and filters. */
        private static final double HIGH_PRIORITY = 0.3;

        private static final int SHARDS_BY_SIZE = -1;
        private static final long NO_OWN_LIMIT = 0;

        static SharedMemory of(long memory) {
            RocksDB.loadLibrary();
            // Not strict: a strict cache fails reads when it is full of pinned blocks, and a failed read ends the
            // stream thread.
            Cache cache = new LRUCache(memory, SHARDS_BY_SIZE, false, HIGH_PRIORITY);
            // Write buffers are charged to the cache: one limit for both, and fewer cached blocks as buffers grow.
            return new SharedMemory(cache, new WriteBufferManager(NO_OWN_LIMIT, cache, false));
        }
    }
}
