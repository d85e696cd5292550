package org.citationhubs.ingest.idmap;

import java.util.ArrayDeque;
import java.util.Deque;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompactionOptionsUniversal;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.DataBlockIndexType;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.VectorMemTableConfig;

/** Settings of a database. Its objects live outside the heap; closing frees them, after the database is closed. */
final class RocksSettings implements AutoCloseable {

    /** Large enough that an index and its filter stay in the cache while blocks of data come and go. */
    private static final double HIGH_PRIORITY = 0.5;

    private static final int SHARDS_BY_SIZE = -1;

    /** One look-up in a hundred of an id that is not in a file reads the file. */
    private static final double FILTER_BITS = 10;

    /** Every open file holds a little memory outside the cache. */
    private static final int OPEN_FILES = 256;

    private static final int BACKGROUND_JOBS = 2;
    private static final int LOG_FILES = 2;
    private static final long LOG_BYTES = 4L << 20;

    private final Deque<AbstractNativeReference> owned = new ArrayDeque<>();
    private final Options options;

    private RocksSettings(long writeBuffer, int writeBuffers) {
        RocksDB.loadLibrary();
        options = own(new Options());
        options.setWriteBufferSize(writeBuffer);
        options.setMaxWriteBufferNumber(writeBuffers);
        // Writes come from one thread at a time.
        options.setAllowConcurrentMemtableWrite(false);
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
        options.setMaxOpenFiles(OPEN_FILES);
        options.setMaxBackgroundJobs(BACKGROUND_JOBS);
        options.setKeepLogFileNum(LOG_FILES);
        options.setMaxLogFileSize(LOG_BYTES);
    }

    /** Returns settings for data that is written in any order and then read once in the order of the keys: 96 MiB. */
    static RocksSettings ofSorting() {
        RocksSettings settings = new RocksSettings(24L << 20, 3);
        // Sorted when it is full, not at each insertion: nothing is read meanwhile.
        settings.options.setMemTableConfig(new VectorMemTableConfig());
        // Merges files of a size with each other, so that each pair is rewritten about once for each eightfold growth.
        settings.options.setCompactionStyle(CompactionStyle.UNIVERSAL);
        settings.options.setCompactionOptionsUniversal(settings.own(new CompactionOptionsUniversal()
                .setMinMergeWidth(8)
                .setSizeRatio(20)
                .setMaxSizeAmplificationPercent(1_000)));
        settings.options.setLevel0FileNumCompactionTrigger(8);
        settings.options.setLevel0SlowdownWritesTrigger(30);
        settings.options.setLevel0StopWritesTrigger(50);
        settings.options.setTableFormatConfig(new BlockBasedTableConfig()
                .setBlockSize(16L << 10)
                .setBlockCache(settings.cache(24L << 20))
                .setCacheIndexAndFilterBlocks(true));
        return settings;
    }

    /**
     * Returns settings for look-ups of keys in no order.
     *
     * @param cacheBytes memory for what was read, with indexes and filters; write buffers are 64 MiB beside it
     */
    static RocksSettings ofLookUps(long cacheBytes) {
        RocksSettings settings = new RocksSettings(32L << 20, 2);
        settings.options.setLevelCompactionDynamicLevelBytes(true);
        settings.options.setMaxBytesForLevelBase(256L << 20);
        settings.options.setTableFormatConfig(new BlockBasedTableConfig()
                .setBlockCache(settings.cache(cacheBytes))
                .setFilterPolicy(settings.own(new BloomFilter(FILTER_BITS)))
                // In parts, of which those that are in use are in the cache: whole ones of hundreds of millions of ids
                // would fill it.
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setPartitionFilters(true)
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                .setPinTopLevelIndexAndFilter(true)
                .setDataBlockIndexType(DataBlockIndexType.kDataBlockBinaryAndHash));
        return settings;
    }

    Options options() {
        return options;
    }

    private Cache cache(long bytes) {
        return own(new LRUCache(bytes, SHARDS_BY_SIZE, false, HIGH_PRIORITY));
    }

    private <T extends AbstractNativeReference> T own(T reference) {
        owned.push(reference);
        return reference;
    }

    @Override
    public void close() {
        while (!owned.isEmpty()) {
            owned.pop().close();
        }
    }
}
