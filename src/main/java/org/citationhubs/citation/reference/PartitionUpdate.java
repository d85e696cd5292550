package org.citationhubs.citation.reference;

import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.citation.work.WorkIdentity;
import org.jspecify.annotations.Nullable;

/**
 * What one partition is told of a change to a reference list, because it owns a hub in the list as it was or as it is, or because it
 * owns a work that the change describes.
 *
 * <p>A partition keeps every list it was told of, so a change names only what was added and removed; a partition that hears of the
 * list for the first time hears the whole list as added.
 *
 * @param citing the citing work
 * @param citingFacts what is believed of the citing work, null if the partition knows already
 * @param added cited works that are in the list now, by id
 * @param removed cited works that are not in the list any more, by id
 * @param stated how the citing work cites hubs of this partition, those added or stated otherwise, by id
 * @param described what is said of works of this partition
 * @param identity which ids are the citing work, if this partition owns it and they are others than before; else null
 * @param source the input record that caused the change
 */
public record PartitionUpdate(
        WorkId citing,
        @Nullable WorkFacts citingFacts,
        List<WorkId> added,
        List<WorkId> removed,
        List<HubStatement> stated,
        List<WorkUpdate> described,
        @Nullable WorkIdentity identity,
        InputOffset source) {

    public PartitionUpdate {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        stated = List.copyOf(stated);
        described = List.copyOf(described);
    }

    /** Whether the partition would learn nothing. */
    public boolean isEmpty() {
        return citingFacts == null
                && added.isEmpty()
                && removed.isEmpty()
                && stated.isEmpty()
                && described.isEmpty()
                && identity == null;
    }

    /**
     * How a citing work cites a hub.
     *
     * @param observedAt when the citation was first observed
     */
    public record HubStatement(WorkId hub, Instant observedAt, List<Mention> mentions) {

        public HubStatement {
            mentions = List.copyOf(mentions);
        }
    }

    /** What is said of a work. */
    public record WorkUpdate(WorkId work, WorkDescription description) {}
}
