package org.citationhubs.store.lists;

import java.time.Instant;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.jspecify.annotations.Nullable;

/**
 * What the lists of a partition hold of one system, whether or not the system counts.
 *
 * @param works number of works of which it asserts a citation
 * @param citations number of citations that it asserts; a citation that several of its records assert counts once
 * @param newestObservation time of its newest event, null if it has none
 * @param revoked whether its statements are not to count
 */
public record SourceTotals(
        long works, long citations, @Nullable Instant newestObservation, boolean revoked) {

    static final SourceTotals NONE = new SourceTotals(0, 0, null, false);

    SourceTotals plus(int moreWorks, int moreCitations, Instant observedAt) {
        Instant newest =
                newestObservation == null || observedAt.isAfter(newestObservation) ? observedAt : newestObservation;
        return new SourceTotals(works + moreWorks, citations + moreCitations, newest, revoked);
    }

    SourceTotals withRevoked(boolean isRevoked) {
        return new SourceTotals(works, citations, newestObservation, isRevoked);
    }

    byte[] write(PackedWriter out) {
        out.reset().writeCount(works).writeCount(citations);
        if (newestObservation != null) {
            out.writeInstant(newestObservation);
        }
        return out.toBytes();
    }

    static SourceTotals read(byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        return new SourceTotals(in.readLongCount(), in.readLongCount(), in.hasMore() ? in.readInstant() : null, false);
    }
}
