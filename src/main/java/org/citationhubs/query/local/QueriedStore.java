package org.citationhubs.query.local;

import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
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
 * A store of another thread, read by interactive queries (KIP-796) under the interface by which the thread that owns it reads it.
 *
 * <p>For one answer: whether it can be read in the capacity that is asked for is found out at the first reading. Every reading may throw
 * {@link StoreUnavailableException}.
 */
public final class QueriedStore implements ReadOnlyKeyValueStore<Bytes, byte[]> {

    private static final StoreQuery ITSELF = new StoreQuery();

    private final String name;
    private final QueryFunction asking;
    private @Nullable ReadOnlyKeyValueStore<Bytes, byte[]> store;

    public QueriedStore(String name, QueryFunction asking) {
        this.name = name;
        this.asking = asking;
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

    /** Whoever asks for an answer does not want it. */
    @Override
    public long approximateNumEntries() {
        throw new UnsupportedOperationException("the size of a store that is queried is not known");
    }

    private KeyValueIterator<Bytes, byte[]> iterator(
            Function<ReadOnlyKeyValueStore<Bytes, byte[]>, KeyValueIterator<Bytes, byte[]>> entries) {
        try {
            return new QueriedIterator(name, entries.apply(store()));
        } catch (InvalidStateStoreException e) {
            throw closed(name, e);
        }
    }

    /** Another number each time that the store begins anew; always the same for a store of which that is not known. */
    long opening() {
        return store() instanceof QueryableStores.OpeningCounter reopened ? reopened.opening() : 0;
    }

    private ReadOnlyKeyValueStore<Bytes, byte[]> store() {
        ReadOnlyKeyValueStore<Bytes, byte[]> known = store;
        if (known == null) {
            known = ask();
            store = known;
        }
        return known;
    }

    private ReadOnlyKeyValueStore<Bytes, byte[]> ask() {
        Optional<QueryResult<ReadOnlyKeyValueStore<Bytes, byte[]>>> answer = asking.ask(name, ITSELF);
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
                new IllegalStateException("store " + name + " cannot be asked: " + message);
        };
    }

    /** Asks one partition of a store. */
    @FunctionalInterface
    public interface QueryFunction {

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
                throw closed(name, e);
            }
        }

        @Override
        public org.apache.kafka.streams.KeyValue<Bytes, byte[]> next() {
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
