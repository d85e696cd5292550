package org.citationhubs.citation.work;

import java.time.Instant;
import org.citationhubs.citation.vocabulary.StoredCode;
import org.citationhubs.citation.vocabulary.StoredCodes;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was said of a work, with who said it and when: the element of a semilattice, so that any order of hearing things
 * ends in the same belief.
 *
 * @param voice how close the speaker is to the work; a closer voice wins whenever it spoke
 * @param observedAt when it was observed; among equal voices the newest wins
 * @param value what was said; among equal times the greater value wins, for want of a better reason
 */
public record SourcedValue<T extends Comparable<? super T>>(Source voice, Instant observedAt, T value) {

    /** Who speaks of a work, from far to near. {@link #code()} is what is stored: never reuse or renumber one. */
    public enum Source implements StoredCode {
        /** A work that cites it. */
        CITER(0),

        /** Whoever speaks of another id of it. */
        ALIAS(3),
        /** The work's own entry in a citation event. */
        ITSELF(1),
        /** A record about the work in {@code works.v1}. */
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

    /** Returns the one of two values that holds; associative, commutative and idempotent. */
    static <T extends Comparable<? super T>> @Nullable SourcedValue<T> effective(
            @Nullable SourcedValue<T> a, @Nullable SourcedValue<T> b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compare(b) >= 0 ? a : b;
    }

    private int compare(SourcedValue<T> other) {
        int byVoice = voice.compareTo(other.voice);
        if (byVoice != 0) {
            return byVoice;
        }
        int byTime = observedAt.compareTo(other.observedAt);
        return byTime != 0 ? byTime : value.compareTo(other.value);
    }
}
