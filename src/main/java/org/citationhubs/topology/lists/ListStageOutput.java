package org.citationhubs.topology.lists;

import org.citationhubs.serde.json.DeadLetter;
import org.citationhubs.topology.message.HubStageMessage;
import org.citationhubs.topology.message.ListStageMessage;

/** An output of stage 1. */
public sealed interface ListStageOutput {

    /** A message to a partition of stage 2. */
    record HubUpdateOutput(int partition, HubStageMessage message) implements ListStageOutput {}

    /** A message to another partition of stage 1. */
    record ListUpdateOutput(int partition, ListStageMessage message) implements ListStageOutput {}

    /** An input record that was rejected. */
    record DeadLetterOutput(DeadLetter letter) implements ListStageOutput {}
}
