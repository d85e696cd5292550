package org.citationhubs.query;

import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.query.StoreUnavailableException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A store of another thread, read by interactive queries (KIP-796) under the interface by which the thread that owns it reads it.
 *
 * <p>Every reading may throw {@link StoreUnavailableException}.
 */
final class QueriedStore implements ReadOnlyKeyValueStore<Bytes, byte[]> {

    private final String name;
    private final Asking asking;

    QueriedStore(String name, Asking asking) {
        this.name = name;
        this.asking = asking;
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        return ask(KeyQuery.<Bytes, byte[]>withKey(key));
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
        return iterator(between(from, to));
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseRange(@Nullable Bytes from, @Nullable Bytes to) {
        return iterator(between(from, to).withDescendingKeys());
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return range(null, null);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseAll() {
        return reverseRange(null, null);
    }

    /** Interactive queries do not tell it. */
    @Override
    public long approximateNumEntries() {
        throw new UnsupportedOperationException("the size of a store that is queried is not known");
    }

    private static RangeQuery<Bytes, byte[]> between(@Nullable Bytes from, @Nullable Bytes to) {
        if (from == null && to == null) {
            return RangeQuery.withNoBounds();
        }
        if (from == null || to == null) {
            return from == null ? RangeQuery.withUpperBound(to) : RangeQuery.withLowerBound(from);
        }
        return RangeQuery.withRange(from, to);
    }

    private KeyValueIterator<Bytes, byte[]> iterator(RangeQuery<Bytes, byte[]> query) {
        KeyValueIterator<Bytes, byte[]> found = ask(query);
        if (found == null) {
            throw new IllegalStateException("store " + name + " answered a range query with nothing");
        }
        return new QueriedIterator(name, found);
    }

    private <R> @Nullable R ask(Query<R> query) {
        Optional<QueryResult<R>> answer = asking.ask(name, query);
        if (answer.isEmpty()) {
            throw new StoreUnavailableException(Reason.NOT_HERE, name);
        }
        QueryResult<R> result = answer.get();
        if (result.isFailure()) {
            throw failure(result.getFailureReason(), result.getFailureMessage());
        }
        return result.getResult();
    }

    private RuntimeException failure(FailureReason reason, String message) {
        return switch (reason) {
            case NOT_PRESENT -> new StoreUnavailableException(Reason.NOT_HERE, message);
            case NOT_ACTIVE, NOT_UP_TO_BOUND -> new StoreUnavailableException(Reason.NOT_ACTIVE, message);
            case STORE_EXCEPTION -> new StoreUnavailableException(Reason.CLOSED, message);
            case DOES_NOT_EXIST, UNKNOWN_QUERY_TYPE ->
                new IllegalStateException("store " + name + " cannot be asked: " + message);
        };
    }

    /** Asks one partition of a store. */
    @FunctionalInterface
    interface Asking {

        /** What the partition answers; nothing if it is not on this instance. */
        <R> Optional<QueryResult<R>> ask(String store, Query<R> query);
    }

    /** An iterator whose store may be closed under it. */
    private record QueriedIterator(String name, KeyValueIterator<Bytes, byte[]> found)
            implements KeyValueIterator<Bytes, byte[]> {

        @Override
        public boolean hasNext() {
            try {
                return found.hasNext();
            } catch (InvalidStateStoreException e) {
                throw closed(e);
            }
        }

        @Override
        public org.apache.kafka.streams.KeyValue<Bytes, byte[]> next() {
            try {
                return found.next();
            } catch (InvalidStateStoreException e) {
                throw closed(e);
            }
        }

        @Override
        public Bytes peekNextKey() {
            try {
                return found.peekNextKey();
            } catch (InvalidStateStoreException e) {
                throw closed(e);
            }
        }

        @Override
        public void close() {
            found.close();
        }

        private StoreUnavailableException closed(InvalidStateStoreException e) {
            return new StoreUnavailableException(Reason.CLOSED, name + ": " + e.getMessage());
        }
    }
}
