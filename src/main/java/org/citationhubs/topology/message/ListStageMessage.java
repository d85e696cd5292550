package org.citationhubs.topology.message;

import java.util.List;
import java.util.SortedMap;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.AliasSnapshot;

/** A message to a partition of reference lists, from another partition of lists or of hubs. */
public sealed interface ListStageMessage
        permits ListStageMessage.MisroutedRecord,
                ListStageMessage.MisroutedRecordsApplied,
                ListStageMessage.CitedWorksMerged,
                ListStageMessage.AliasListsChanged,
                SourceRevocation {

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
     * New ids of works that the list cites.
     *
     * @param work the citing work
     * @param survivors the ids that replace the cited ones, by cited id; the same id if the replacement was revoked
     */
    record CitedWorksMerged(WorkId work, SortedMap<WorkId, WorkId> survivors) implements ListStageMessage {}

    /**
     * The reference lists of ids that the work of the list replaces.
     *
     * @param work the id that replaces the others
     * @param sender a replaced id, which in turn may replace others
     * @param aliases the lists of the sender and of the ids it replaces; empty if the replacement was revoked
     */
    record AliasListsChanged(WorkId work, WorkId sender, List<AliasSnapshot> aliases) implements ListStageMessage {}
}
