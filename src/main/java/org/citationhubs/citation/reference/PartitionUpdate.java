package org.citationhubs.citation.reference;

import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkIdentity;
import org.jspecify.annotations.Nullable;

/**
 * The part of a change to a reference list that one partition receives. A partition receives it if it owns a hub in the
 * list before or after the change, or a work that the change describes.
 *
 * <p>A partition keeps every list that it received, so an update names only the added and removed works. The first
 * update of a list names all its works as added.
 *
 * @param citing the citing work
 * @param citingFacts effective facts of the citing work, null if the partition has them already
 * @param added cited works that are new in the list, by id
 * @param removed cited works that are no longer in the list, by id
 * @param stated statements about hubs of this partition that were added or stated differently, by id
 * @param described descriptions of works of this partition
 * @param identity the ids of the citing work if this partition owns it and they changed, else null
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

    /** Returns whether the update has no content. */
    public boolean isEmpty() {
        return citingFacts == null
                && added.isEmpty()
                && removed.isEmpty()
                && stated.isEmpty()
                && described.isEmpty()
                && identity == null;
    }

    /**
     * The mentions of a hub in a citing work.
     *
     * @param observedAt when the citation was first observed
     * @param sources the systems that assert the citation and are not revoked
     */
    public record HubStatement(WorkId hub, Instant observedAt, List<Mention> mentions, SourceSet sources) {

        public HubStatement {
            mentions = List.copyOf(mentions);
        }

        /** Creates a statement of events that name no source. */
        public HubStatement(WorkId hub, Instant observedAt, List<Mention> mentions) {
            this(hub, observedAt, mentions, SourceSet.UNNAMED);
        }
    }

    /**
     * The description of a work.
     *
     * @param system the system whose list describes the work. The description of the citing work itself is effective
     *     over all systems, and names none
     */
    public record WorkUpdate(WorkId work, String system, WorkDescription description) {

        /** Creates a description that names no system. */
        public WorkUpdate(WorkId work, WorkDescription description) {
            this(work, "", description);
        }
    }
}
