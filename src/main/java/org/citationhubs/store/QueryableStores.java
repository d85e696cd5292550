package org.citationhubs.store;

import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.ResultOrder;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import org.apache.kafka.streams.state.internals.RocksDBStore;
import org.jspecify.annotations.Nullable;

/**
 * Stores that can be queried while they are written to.
 *
 * <p>Those of Kafka Streams 4.3 cannot: a write locks the store and then its position, a query the position and then the store, and sooner or
 * later a stream thread and a query wait for each other for ever (KAFKA-19629, corrected after 4.3). Here a query does without the lock of the
 * position. Nobody asks with a bound on it, so nothing is lost.
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

    @SuppressWarnings("unchecked") // the type of a result follows from the kind of its query
    private static <R> QueryResult<R> answer(KeyValueStore<Bytes, byte[]> store, Query<R> query, PositionBound bound) {
        if (!bound.isUnbounded()) {
            throw new UnsupportedOperationException("queries here are without a bound on the position");
        }
        QueryResult<R> result;
        if (query instanceof KeyQuery<?, ?> one) {
            result = QueryResult.forResult((R) store.get((Bytes) one.getKey()));
        } else if (query instanceof RangeQuery<?, ?> range) {
            result = QueryResult.forResult((R) range(store, (RangeQuery<Bytes, byte[]>) range));
        } else {
            return QueryResult.forUnknownQueryType(query, store);
        }
        Position position = store.getPosition();
        result.setPosition(position.copy());
        return result;
    }

    private static KeyValueIterator<Bytes, byte[]> range(
            KeyValueStore<Bytes, byte[]> store, RangeQuery<Bytes, byte[]> query) {
        Bytes from = orNull(query.getLowerBound());
        Bytes to = orNull(query.getUpperBound());
        boolean descending = query.resultOrder() == ResultOrder.DESCENDING;
        if (from == null && to == null) {
            return descending ? store.reverseAll() : store.all();
        }
        return descending ? store.reverseRange(from, to) : store.range(from, to);
    }

    private static @Nullable Bytes orNull(Optional<Bytes> bound) {
        return bound.orElse(null);
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

    private static final class OnDisk extends RocksDBStore {

        OnDisk(String name, String metricsScope) {
            super(name, metricsScope);
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
