package org.citationhubs.query.sources;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What lists hold of one system, whether or not it is revoked.
 *
 * @param works number of works of which it states a citation
 * @param citations number of citations that it states
 * @param lastObservedAt time of its newest event, null if it has none
 * @param revoked whether what it states does not count
 * @param reason why it is revoked; null if it is not, or if no reason is given
 */
public record SourceState(
        long works,
        long citations,
        @Nullable Instant lastObservedAt,
        boolean revoked,
        @Nullable String reason) {

    /**
     * Returns the state over two partitions. While partitions learn of a decision, it holds if one of them knows it.
     */
    SourceState plus(SourceState other) {
        return new SourceState(
                works + other.works,
                citations + other.citations,
                newest(lastObservedAt, other.lastObservedAt),
                revoked || other.revoked,
                reason == null ? other.reason : reason);
    }

    private static @Nullable Instant newest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
