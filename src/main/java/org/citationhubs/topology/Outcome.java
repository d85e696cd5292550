package org.citationhubs.topology;

import org.citationhubs.serde.DeadLetter;

/** What comes of an input record in stage 1. */
sealed interface Outcome {

    /** A partition of hubs has to hear of it. */
    record ForHubs(ToHubs message) implements Outcome {}

    /** It is no event, or too much of one. */
    record Dead(DeadLetter letter) implements Outcome {}

    /** A partition of reference lists has to hear of it. */
    record ForLists(ToLists message) implements Outcome {}
}
