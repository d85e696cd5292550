package org.citationhubs.topology.message;

import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.AliasSnapshot;

/** A message to a partition of reference lists, from another partition of lists or of hubs. */
public sealed interface ListStageMessage {

    /**
     * An input record whose producer chose a partition that does not own the work. It is forwarded to the partition
     * that does, so that a work has one list.
     *
     * @param acknowledged whether the sender waits for {@link MisroutedRecordsApplied}; not if it is of release 0.1.0
     */
    record MisroutedRecord(WorkId work, InputRecord record, boolean acknowledged) implements ListStageMessage {}

    /**
     * The receiver's input records that were forwarded to the sender are applied.
     *
     * @param owner partition that sends the message
     * @param offset in the receiver's partition of {@code citations.v1}, of the last of the records
     */
    record MisroutedRecordsApplied(int owner, long offset) implements ListStageMessage {}

    /**
     * A new id of a work that the list cites.
     *
     * @param work the citing work
     * @param old the id that the list cites
     * @param now the id that replaces it; {@code old} itself if the replacement was revoked
     */
    record CitedWorkMerged(WorkId work, WorkId old, WorkId now) implements ListStageMessage {}

    /**
     * The reference lists of ids that the work of the list replaces.
     *
     * @param work the id that replaces the others
     * @param sender a replaced id, which in turn may replace others
     * @param aliases the lists of the sender and of the ids it replaces; empty if the replacement was revoked
     */
    record AliasListsChanged(WorkId work, WorkId sender, List<AliasSnapshot> aliases) implements ListStageMessage {}
}
