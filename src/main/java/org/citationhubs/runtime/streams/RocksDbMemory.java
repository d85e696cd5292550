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
 * <p>Kafka Streams gives each store of each partition 50 MiB of block cache and up to 48 MiB of write buffers: with ten
 * stores and four partitions almost 4 GiB that no setting of the heap bounds. Here they share one cache, to which the
 * write buffers are charged, and the write buffers are so small that together they keep to their part.
 *
 * <p>Kafka Streams makes an object of this class for each store, by its name; {@link #settings} says how to ask for it.
 */
public final class RocksDbMemory implements RocksDBConfigSetter {

    private static final String MEMORY = "hubs.rocksdb.memory.bytes";
    private static final String WRITE_BUFFER = "hubs.rocksdb.write-buffer.bytes";

    private static final long DEFAULT_MEMORY = 256L << 20;
    private static final long DEFAULT_WRITE_BUFFER = 4L << 20;

    /** Below it a store would write a file for every few records. */
    private static final long SMALLEST_WRITE_BUFFER = 1L << 20;
    /** Kafka Streams' own size; above it a store gains nothing that the budget could not use better. */
    private static final long LARGEST_WRITE_BUFFER = 16L << 20;

    private static final int LOG_FILES = 2;

    // State in a static, because Kafka Streams leaves no other way to what stores share. One entry in a process; tests
    // with other budgets have others. Never closed: a store may be open until the process ends.
    private static final Map<Long, SharedMemory> SHARED = new ConcurrentHashMap<>();

    /**
     * The settings of Kafka Streams that make it use this class.
     *
     * @param memoryBytes all memory of all stores
     * @param writeBufferBytes the part of it for what is written and not yet in a file, of all stores
     * @param stores how many stores may be open in this process at once: those of a partition times the partitions
     */
    public static Map<String, Object> settings(long memoryBytes, long writeBufferBytes, int stores) {
        long each = Math.max(SMALLEST_WRITE_BUFFER, Math.min(LARGEST_WRITE_BUFFER, writeBufferBytes / stores));
        return Map.of(
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                RocksDbMemory.class,
                MEMORY,
                memoryBytes,
                WRITE_BUFFER,
                each);
    }

    /** The bytes in use now by all stores of a budget of that memory, write buffers included. */
    public static long inUse(long memoryBytes) {
        return shared(memoryBytes).cache.getUsage();
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        SharedMemory shared = shared(bytes(configs.get(MEMORY), DEFAULT_MEMORY));
        // The table format that is there and not a new one: Kafka Streams keeps its metrics by it.
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
        // The 50 MiB that Kafka Streams has made for this store: nobody uses it any more, and closing it twice is no
        // harm.
        own.close();
        // Without this, indexes and filters live outside the cache and grow with the state, unbounded.
        table.setCacheIndexAndFilterBlocks(true);
        // A scan of a mega hub's rows must not push out the indexes of all stores.
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        // The newest files are looked into by every read.
        table.setPinL0FilterAndIndexBlocksInCache(true);
    }

    private static void writeBuffers(Options options, SharedMemory shared, long bytes) {
        // A limit of its own in the common manager would be simpler and is a trap: once stores that lie idle hold it,
        // each write to another store flushes that store, however little it holds, a hundred times slower.
        options.setWriteBufferManager(shared.writeBuffers);
        options.setWriteBufferSize(bytes);
        // One thread writes to a store, the one whose task it is: what lets several do so at once only costs.
        options.setAllowConcurrentMemtableWrite(false);
    }

    private static void reads(Options options, BlockBasedTableConfigWithAccessibleCache table) {
        // Kafka Streams has no bloom filter on the last level, expecting that most keys read are there. Here most are
        // not: each new citing work is looked up before its first list is written.
        options.setOptimizeFiltersForHits(false);
        // The index of a block by hash: point reads of lists and pages are most of the reads.
        table.setDataBlockIndexType(DataBlockIndexType.kDataBlockBinaryAndHash);
    }

    private static void files(Options options) {
        // Keys of one hub lie side by side and begin alike, contexts are text: compressed they are a fraction, and the
        // operating system's cache holds as much more of them. LZ4 is the cheapest to read.
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
        // RocksDB's own log files: the default keeps a thousand of them for each store.
        options.setKeepLogFileNum(LOG_FILES);
    }

    /** Closes nothing: what this class has made is shared, and Kafka Streams closes the rest. */
    @Override
    public void close(String storeName, Options options) {}

    private static long bytes(@Nullable Object value, long absent) {
        return value == null ? absent : Long.parseLong(value.toString());
    }

    private static SharedMemory shared(long memory) {
        return SHARED.computeIfAbsent(memory, SharedMemory::of);
    }

    private record SharedMemory(Cache cache, WriteBufferManager writeBuffers) {

        /** Of the cache, the part that indexes and filters have for themselves. */
        private static final double HIGH_PRIORITY = 0.3;

        private static final int SHARDS_BY_SIZE = -1;
        private static final long NO_LIMIT_OF_ITS_OWN = 0;

        static SharedMemory of(long memory) {
            RocksDB.loadLibrary();
            // Not strict: a strict cache fails reads when it is full of pinned blocks, and a failed read stops a task.
            Cache cache = new LRUCache(memory, SHARDS_BY_SIZE, false, HIGH_PRIORITY);
            // Charges the write buffers to the cache: the more of them, the fewer blocks are kept, and one number
            // bounds both.
            return new SharedMemory(cache, new WriteBufferManager(NO_LIMIT_OF_ITS_OWN, cache, false));
        }
    }
}
