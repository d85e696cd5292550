package org.citationhubs.query;

import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;

/** What became of a question about a work. */
public sealed interface Answer<T> {

    /** Tells whoever asked which case it is. */
    <R> R tell(AnswerCases<? super T, R> cases);

    /** The answer. */
    record Found<T>(T value) implements Answer<T> {

        @Override
        public <R> R tell(AnswerCases<? super T, R> cases) {
            return cases.found(value);
        }
    }

    /** The active owner of the work has never heard of it. */
    record Unknown<T>() implements Answer<T> {

        @Override
        public <R> R tell(AnswerCases<? super T, R> cases) {
            return cases.unknown();
        }
    }

    /** The partition cannot be read here now: ask another copy, or again. */
    record Unavailable<T>(int partition, UnavailableReason reason) implements Answer<T> {

        @Override
        public <R> R tell(AnswerCases<? super T, R> cases) {
            return cases.notNow(partition, reason);
        }
    }

    /** One method a case. */
    interface AnswerCases<T, R> {

        R found(T value);

        R unknown();

        R notNow(int partition, UnavailableReason reason);
    }
}
