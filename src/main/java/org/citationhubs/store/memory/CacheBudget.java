package org.citationhubs.store.memory;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Divides the heap for caches among the partitions that this process works on at the moment. Each has an equal share,
 * which changes when partitions are assigned or revoked. Thread-safe.
 */
public final class CacheBudget {

    private final HeapBudget heap;
    private final AtomicInteger open = new AtomicInteger();

    /** Creates a budget without shares. */
    public CacheBudget(HeapBudget heap) {
        this.heap = heap;
    }

    /** Returns the share of one more partition, which must be closed with it. */
    public CacheShare open() {
        open.incrementAndGet();
        return new CacheShare();
    }

    private long each(long part) {
        return part / Math.max(1, open.get());
    }

    /** The share of one partition: how many bytes each of its caches may take now. */
    public final class CacheShare {

        private final AtomicBoolean closed = new AtomicBoolean();

        private CacheShare() {}

        /** Returns the bytes for hubs that changed recently. */
        public long hubs() {
            return each(heap.hubs());
        }

        /** Returns the bytes for ids and numbers of works. */
        public long numbers() {
            return each(heap.numbers());
        }

        /** Returns the bytes for reference lists of citing works. */
        public long lists() {
            return each(heap.lists());
        }

        /** Returns the bytes for facts of citing works. */
        public long facts() {
            return each(heap.facts());
        }

        /** Returns the bytes for titles of co-cited works. */
        public long titles() {
            return each(heap.titles());
        }

        /** Gives the share back to the other partitions. */
        public void close() {
            if (closed.compareAndSet(false, true)) {
                open.decrementAndGet();
            }
        }
    }
}
