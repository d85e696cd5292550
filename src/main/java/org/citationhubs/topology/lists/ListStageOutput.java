package org.citationhubs.topology.lists;

import org.citationhubs.serde.json.DeadLetter;
import org.citationhubs.topology.message.HubStageMessage;
import org.citationhubs.topology.message.ListStageMessage;

/** What comes of an input record in stage 1. */
public sealed interface ListStageOutput {

    /** A partition of hubs has to hear of it. */
    record HubUpdateOutput(HubStageMessage message) implements ListStageOutput {}

    /** It is no event, or too much of one. */
    record DeadLetterOutput(DeadLetter letter) implements ListStageOutput {}

    /** A partition of reference lists has to hear of it. */
    record ListUpdateOutput(ListStageMessage message) implements ListStageOutput {}
}
