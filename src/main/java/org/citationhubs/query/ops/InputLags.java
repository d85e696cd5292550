package org.citationhubs.query.ops;

import org.citationhubs.citation.reference.InputOffsets;
import org.jspecify.annotations.Nullable;

/** Returns how far answers are behind the inputs of the service. */
@FunctionalInterface
public interface InputLags {

    /** The ends of the inputs are not known. */
    InputLags UNKNOWN = (asOf, caughtUpReplica) -> null;

    /**
     * Returns how far an answer is behind; null if that is not known.
     *
     * @param asOf offsets in {@code citations.v1} that the answer covers
     * @param caughtUpReplica whether active replicas answered, or standbys that have all changes
     */
    @Nullable
    InputLag lag(InputOffsets asOf, boolean caughtUpReplica);
}
