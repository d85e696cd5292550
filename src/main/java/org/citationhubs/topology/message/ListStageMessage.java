package org.citationhubs.topology.message;

import java.util.List;
import org.citationhubs.citation.reference.AliasSnapshot;
import org.citationhubs.citation.work.WorkId;

/** What a partition of reference lists is told by another partition, of lists or of hubs. */
public sealed interface ListStageMessage {

    /** The work whose list it is for. */
    WorkId work();

    /**
     * An input record that its producer put into a partition that does not own its work, sent on to the one that does, so that there
     * is one list of a work and not two halves.
     */
    record MisroutedRecord(WorkId work, InputRecord record) implements ListStageMessage {}

    /**
     * A work that the list cites lives on under another id.
     *
     * @param work the citing work
     * @param now the old id itself, if it lives on under that again
     */
    record CitedWorkMerged(WorkId work, WorkId old, WorkId now) implements ListStageMessage {}

    /**
     * Another id lives on under the one of the list, and with it others perhaps.
     *
     * @param work the id under which they live on
     * @param guests the lists of all of them, none if they do so no longer
     */
    record AliasListsChanged(WorkId work, WorkId sender, List<AliasSnapshot> guests) implements ListStageMessage {}
}
