package org.citationhubs.store.kv;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import org.apache.kafka.streams.state.internals.RocksDBStore;
import org.jspecify.annotations.Nullable;

/**
 * Creates stores that can be queried while they are written to.
 *
 * <p>The stores of Kafka Streams 4.3 can deadlock: a write locks the store and then its position, a query the position
 * and then the store (KAFKA-19629, fixed after 4.3). Here a query takes neither lock: its result is the store itself
 * ({@link StoreQuery}), and reading the store takes the lock of the store alone.
 *
 * <p>Iterators of Kafka's in-memory store read its tree without a lock, so a write at the same time can hide an entry
 * or end the iterator between {@code hasNext} and {@code next}. Here they take the lock for each step.
 */
public final class QueryableStores {

    private QueryableStores() {}

    /** Returns the supplier of a store in RocksDB. */
    public static KeyValueBytesStoreSupplier onDisk(String name) {
        return new Supplier(name, "rocksdb") {
            @Override
            public KeyValueStore<Bytes, byte[]> get() {
                return new OnDisk(name, metricsScope());
            }
        };
    }

    /** Returns the supplier of a store in the heap. */
    public static KeyValueBytesStoreSupplier inMemory(String name) {
        return new Supplier(name, "in-memory") {
            @Override
            public KeyValueStore<Bytes, byte[]> get() {
                return new InMemory(name);
            }
        };
    }

    @SuppressWarnings("unchecked") // the only supported query returns a store
    private static <R> QueryResult<R> answer(KeyValueStore<Bytes, byte[]> store, Query<R> query, PositionBound bound) {
        if (!bound.isUnbounded()) {
            throw new UnsupportedOperationException("queries with a position bound are not supported");
        }
        if (!(query instanceof StoreQuery)) {
            return QueryResult.forUnknownQueryType(query, store);
        }
        QueryResult<R> result = QueryResult.forResult((R) store);
        Position position = store.getPosition();
        result.setPosition(position.copy());
        return result;
    }

    private abstract static class Supplier implements KeyValueBytesStoreSupplier {

        private final String name;
        private final String metricsScope;

        Supplier(String name, String metricsScope) {
            this.name = name;
            this.metricsScope = metricsScope;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String metricsScope() {
            return metricsScope;
        }
    }

    /** A store that is emptied and restored when a transaction that wrote to it is aborted. */
    public interface Incarnated {

        /** Returns a number that differs after each restore: what was read before need not be in the store any more. */
        long incarnation();
    }

    private static final class OnDisk extends RocksDBStore implements Incarnated {

        private static final AtomicLong INCARNATIONS = new AtomicLong();

        private volatile long incarnation;

        OnDisk(String name, String metricsScope) {
            super(name, metricsScope);
        }

        @Override
        public void init(StateStoreContext context, StateStore root) {
            incarnation = INCARNATIONS.incrementAndGet();
            super.init(context, root);
        }

        @Override
        public long incarnation() {
            return incarnation;
        }

        @Override
        public <R> QueryResult<R> query(Query<R> query, PositionBound bound, QueryConfig config) {
            return answer(this, query, bound);
        }
    }

    private static final class InMemory extends InMemoryKeyValueStore {

        InMemory(String name) {
            super(name);
        }

        @Override
        public synchronized KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
            return new LockingIterator(super.range(from, to), this);
        }

        @Override
        public synchronized KeyValueIterator<Bytes, byte[]> reverseRange(@Nullable Bytes from, @Nullable Bytes to) {
            return new LockingIterator(super.reverseRange(from, to), this);
        }

        @Override
        public synchronized KeyValueIterator<Bytes, byte[]> reverseAll() {
            return new LockingIterator(super.reverseAll(), this);
        }

        @Override
        public synchronized <S extends Serializer<P>, P> KeyValueIterator<Bytes, byte[]> prefixScan(
                P prefix, S serializer) {
            return new LockingIterator(super.prefixScan(prefix, serializer), this);
        }

        @Override
        public <R> QueryResult<R> query(Query<R> query, PositionBound bound, QueryConfig config) {
            return answer(this, query, bound);
        }
    }
}
