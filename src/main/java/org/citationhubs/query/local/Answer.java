package org.citationhubs.query.local;

import java.util.function.Function;
import java.util.function.Supplier;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.citationhubs.query.page.WorkMovedException;

/** The outcome of a query about a work. */
public sealed interface Answer<T> {

    /** Returns an answer with the value that a function gives for this one, if there is a value. */
    <R> Answer<R> map(Function<? super T, ? extends R> function);

    /**
     * Returns the value.
     *
     * @param unknown creates the exception to throw if the work is unknown
     * @throws WorkMovedException if the work has another id now
     * @throws StoreUnavailableException if the partition cannot be read now
     */
    T orElseThrow(Supplier<? extends RuntimeException> unknown);

    /** Returns this answer, or another one if the work is unknown. */
    default Answer<T> ifUnknown(Answer<T> other) {
        return this;
    }

    /** A value. */
    record Found<T>(T value) implements Answer<T> {

        @Override
        public <R> Answer<R> map(Function<? super T, ? extends R> function) {
            return new Found<>(function.apply(value));
        }

        @Override
        public T orElseThrow(Supplier<? extends RuntimeException> unknown) {
            return value;
        }
    }

    /** No event that the active replica has processed mentions the work. */
    record Unknown<T>() implements Answer<T> {

        @Override
        public <R> Answer<R> map(Function<? super T, ? extends R> function) {
            return new Unknown<>();
        }

        @Override
        public T orElseThrow(Supplier<? extends RuntimeException> unknown) {
            throw unknown.get();
        }

        @Override
        public Answer<T> ifUnknown(Answer<T> other) {
            return other;
        }
    }

    /** The id is an alias: the work has another id now. */
    record Moved<T>(WorkId movedTo) implements Answer<T> {

        @Override
        public <R> Answer<R> map(Function<? super T, ? extends R> function) {
            return new Moved<>(movedTo);
        }

        @Override
        public T orElseThrow(Supplier<? extends RuntimeException> unknown) {
            throw new WorkMovedException(movedTo);
        }
    }

    /** The partition cannot be read on this instance now; another replica or a later request may succeed. */
    record Unavailable<T>(int partition, UnavailableReason reason) implements Answer<T> {

        @Override
        public <R> Answer<R> map(Function<? super T, ? extends R> function) {
            return new Unavailable<>(partition, reason);
        }

        @Override
        public T orElseThrow(Supplier<? extends RuntimeException> unknown) {
            throw new StoreUnavailableException(reason, "partition " + partition);
        }
    }
}
