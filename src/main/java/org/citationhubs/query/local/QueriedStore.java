package org.citationhubs.query.local;

import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.citationhubs.store.kv.QueryableStores;
import org.citationhubs.store.kv.StoreQuery;
import org.jspecify.annotations.Nullable;

/**
 * Adapts interactive queries (KIP-796) of a store that a stream thread owns to the interface with which the stream
 * thread reads it.
 *
 * <p>For one query, that of the thread that creates it: the first read finds out whether the store can be read. Every
 * read may throw {@link StoreUnavailableException}, also because the query has no time left.
 */
public final class QueriedStore implements ReadOnlyKeyValueStore<Bytes, byte[]> {

    private static final StoreQuery STORE = new StoreQuery();

    private final String name;
    private final QueryFunction queries;
    private final RunningQuery running = RunningQuery.current();
    private @Nullable ReadOnlyKeyValueStore<Bytes, byte[]> store;

    public QueriedStore(String name, QueryFunction queries) {
        this.name = name;
        this.queries = queries;
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        try {
            return store().get(key);
        } catch (InvalidStateStoreException e) {
            throw closed(name, e);
        }
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
        return iterator(found -> found.range(from, to));
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseRange(@Nullable Bytes from, @Nullable Bytes to) {
        return iterator(found -> found.reverseRange(from, to));
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return iterator(ReadOnlyKeyValueStore::all);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseAll() {
        return iterator(ReadOnlyKeyValueStore::reverseAll);
    }

    /** Not supported, because no query needs the size of a store. */
    @Override
    public long approximateNumEntries() {
        throw new UnsupportedOperationException("the size of a queried store is unknown");
    }

    private KeyValueIterator<Bytes, byte[]> iterator(
            Function<ReadOnlyKeyValueStore<Bytes, byte[]>, KeyValueIterator<Bytes, byte[]>> entries) {
        try {
            return new QueriedIterator(name, running, entries.apply(store()));
        } catch (InvalidStateStoreException e) {
            throw closed(name, e);
        }
    }

    /**
     * Returns a number that changes each time that the store is reopened; constant for a store that does not count
     * that.
     */
    long incarnation() {
        return store() instanceof QueryableStores.Incarnated incarnated ? incarnated.incarnation() : 0;
    }

    private ReadOnlyKeyValueStore<Bytes, byte[]> store() {
        running.requireTime();
        ReadOnlyKeyValueStore<Bytes, byte[]> known = store;
        if (known == null) {
            known = query();
            store = known;
        }
        return known;
    }

    private ReadOnlyKeyValueStore<Bytes, byte[]> query() {
        Optional<QueryResult<ReadOnlyKeyValueStore<Bytes, byte[]>>> answer = queries.query(name, STORE);
        if (answer.isEmpty()) {
            throw new StoreUnavailableException(UnavailableReason.NOT_HERE, name);
        }
        QueryResult<ReadOnlyKeyValueStore<Bytes, byte[]>> result = answer.get();
        if (result.isFailure()) {
            throw failure(result.getFailureReason(), result.getFailureMessage());
        }
        return result.getResult();
    }

    private static StoreUnavailableException closed(String name, InvalidStateStoreException e) {
        return new StoreUnavailableException(UnavailableReason.CLOSED, name + ": " + e.getMessage());
    }

    private RuntimeException failure(FailureReason reason, String message) {
        return switch (reason) {
            case NOT_PRESENT -> new StoreUnavailableException(UnavailableReason.NOT_HERE, message);
            case NOT_ACTIVE, NOT_UP_TO_BOUND -> new StoreUnavailableException(UnavailableReason.NOT_ACTIVE, message);
            case STORE_EXCEPTION -> new StoreUnavailableException(UnavailableReason.CLOSED, message);
            case DOES_NOT_EXIST, UNKNOWN_QUERY_TYPE ->
                new IllegalStateException("store " + name + " cannot be queried: " + message);
        };
    }

    /** Sends queries to one partition of a store. */
    @FunctionalInterface
    public interface QueryFunction {

        /** Returns the result of the partition; empty if this instance does not have it. */
        <R> Optional<QueryResult<R>> query(String store, Query<R> query);
    }

    /** An iterator whose store may be closed at any time. */
    private record QueriedIterator(String name, RunningQuery running, KeyValueIterator<Bytes, byte[]> found)
            implements KeyValueIterator<Bytes, byte[]> {

        @Override
        public boolean hasNext() {
            try {
                return found.hasNext();
            } catch (InvalidStateStoreException e) {
                throw closed(name, e);
            }
        }

        @Override
        public KeyValue<Bytes, byte[]> next() {
            running.requireTime();
            try {
                return found.next();
            } catch (InvalidStateStoreException e) {
                throw closed(name, e);
            }
        }

        @Override
        public Bytes peekNextKey() {
            try {
                return found.peekNextKey();
            } catch (InvalidStateStoreException e) {
                throw closed(name, e);
            }
        }

        @Override
        public void close() {
            found.close();
        }
    }
}
