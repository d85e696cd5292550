package org.citationhubs.store.kv;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import org.apache.kafka.streams.state.internals.RocksDBStore;

/**
 * Stores that can be queried while they are written to.
 *
 * <p>Those of Kafka Streams 4.3 cannot: a write locks the store and then its position, a query the position and then the store, and sooner or
 * later a stream thread and a query wait for each other for ever (KAFKA-19629, corrected after 4.3). Here a query takes neither lock: it is answered with
 * the store itself ({@link StoreQuery}), and reading that takes the lock of the store alone.
 */
public final class QueryableStores {

    private QueryableStores() {}

    /** A store in RocksDB. */
    public static KeyValueBytesStoreSupplier onDisk(String name) {
        return new Supplier(name, "rocksdb") {
            @Override
            public KeyValueStore<Bytes, byte[]> get() {
                return new OnDisk(name, metricsScope());
            }
        };
    }

    /** A store in the heap. */
    public static KeyValueBytesStoreSupplier inMemory(String name) {
        return new Supplier(name, "in-memory") {
            @Override
            public KeyValueStore<Bytes, byte[]> get() {
                return new InMemory(name);
            }
        };
    }

    @SuppressWarnings("unchecked") // the result of the one query that is known is a store
    private static <R> QueryResult<R> answer(KeyValueStore<Bytes, byte[]> store, Query<R> query, PositionBound bound) {
        if (!bound.isUnbounded()) {
            throw new UnsupportedOperationException("queries here are without a bound on the position");
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

    /** A store that is emptied and filled again when what was written to it is rolled back. */
    public interface OpeningCounter {

        /** Another number each time that the store begins anew: what was read of it before need not be what is in it now. */
        long opening();
    }

    private static final class OnDisk extends RocksDBStore implements OpeningCounter {

        private static final AtomicLong OPENINGS = new AtomicLong();

        private volatile long opening;

        OnDisk(String name, String metricsScope) {
            super(name, metricsScope);
        }

        @Override
        public void init(StateStoreContext context, StateStore root) {
            opening = OPENINGS.incrementAndGet();
            super.init(context, root);
        }

        @Override
        public long opening() {
            return opening;
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
        public <R> QueryResult<R> query(Query<R> query, PositionBound bound, QueryConfig config) {
            return answer(this, query, bound);
        }
    }
}
