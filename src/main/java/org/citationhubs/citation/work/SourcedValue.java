package org.citationhubs.citation.work;

import java.time.Instant;
import org.citationhubs.citation.vocabulary.StoredCode;
import org.citationhubs.citation.vocabulary.StoredCodes;

/**
 * A value of a work's field with its source and time. Values form a semilattice, so that any order of delivery ends in
 * the same effective value.
 *
 * <p>A closer source wins whatever the times. Of one source the newest value wins, and at equal times the greater one.
 *
 * <p>Citing works are another matter. They are many, each spells the work in its own way, and none corrects another:
 * the newest would change with every citation. Of their values the {@linkplain Completeness most complete} wins, then
 * the least, whatever the times.
 *
 * @param source how close the source is to the work
 * @param observedAt when it was observed; of equal values of citing works the earliest time is kept, so that a citation
 *     that repeats a value changes nothing
 */
public record SourcedValue<T extends Comparable<? super T>>(Source source, Instant observedAt, T value) {

    /** The sources of statements about a work, from the most distant to the closest. */
    public enum Source implements StoredCode {
        /** A work that cites the work. */
        CITER(0),
        /** A statement under another id of the work. */
        ALIAS(3),
        /** The work's own entry in a citation event. */
        ITSELF(1),
        /** A record of the work in {@code works.v1}. */
        REGISTRY(2);

        private static final StoredCodes<Source> CODES = new StoredCodes<>(values());

        private final int code;

        Source(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }

        /** Returns the constant stored under a code. */
        public static Source ofCode(int code) {
            return CODES.of(code);
        }
    }

    /** Returns the effective one of this value and another one; associative, commutative and idempotent. */
    SourcedValue<T> effective(SourcedValue<T> other) {
        return compare(other) >= 0 ? this : other;
    }

    private int compare(SourcedValue<T> other) {
        int bySource = source.compareTo(other.source);
        if (bySource != 0) {
            return bySource;
        }
        if (source == Source.CITER) {
            return compareByCiter(other);
        }
        int byTime = observedAt.compareTo(other.observedAt);
        return byTime != 0 ? byTime : value.compareTo(other.value);
    }

    private int compareByCiter(SourcedValue<T> other) {
        if (value.equals(other.value)) {
            return other.observedAt.compareTo(observedAt);
        }
        int byCompleteness = Long.compare(Completeness.of(value), Completeness.of(other.value));
        return byCompleteness != 0 ? byCompleteness : other.value.compareTo(value);
    }
}
