package org.citationhubs.query;

import org.citationhubs.query.StoreUnavailableException.Reason;

/** What became of a question about a work. */
public sealed interface Answer<T> {

    /** Tells whoever asked which case it is. */
    <R> R tell(Cases<? super T, R> cases);

    /** The answer. */
    record Found<T>(T value) implements Answer<T> {

        @Override
        public <R> R tell(Cases<? super T, R> cases) {
            return cases.found(value);
        }
    }

    /** The active owner of the work has never heard of it. */
    record Unknown<T>() implements Answer<T> {

        @Override
        public <R> R tell(Cases<? super T, R> cases) {
            return cases.unknown();
        }
    }

    /** The partition cannot be read here now: ask another copy, or again. */
    record NotNow<T>(int partition, Reason reason) implements Answer<T> {

        @Override
        public <R> R tell(Cases<? super T, R> cases) {
            return cases.notNow(partition, reason);
        }
    }

    /** One method a case. */
    interface Cases<T, R> {

        R found(T value);

        R unknown();

        R notNow(int partition, Reason reason);
    }
}
