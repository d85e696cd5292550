package org.citationhubs.topology;

import org.citationhubs.serde.DeadLetter;

/** What comes of an input record in stage 1. */
sealed interface Outcome {

    /** A partition of hubs has to hear of it. */
    record ForHubs(ToHubs message) implements Outcome {}

    /** It is no event, or too much of one. */
    record Dead(DeadLetter letter) implements Outcome {}

    /**
     * It is in a partition that does not own its work, because its producer uses another partitioner: it is sent on to the one that
     * does, so that there is one list of a work and not two halves.
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on and never compared
    record Elsewhere(byte[] record) implements Outcome {}
}
