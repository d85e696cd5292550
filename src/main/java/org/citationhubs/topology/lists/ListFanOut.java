package org.citationhubs.topology.lists;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.PartitionUpdate;
import org.citationhubs.citation.reference.PartitionUpdate.HubStatement;
import org.citationhubs.citation.reference.PartitionUpdate.WorkUpdate;
import org.citationhubs.citation.reference.ReferenceEntry;
import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.reference.ReferenceListChange;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.citation.work.WorkIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Addresses the change of a reference list by partition: at most one update for each partition that owns a hub in the old or the new
 * list, instead of one message for each of the R(R-1) pairs of the list.
 */
public final class ListFanOut {

    private final ToIntFunction<WorkId> partitionOf;
    private final int partitions;

    /**
     * Fans out over so many partitions.
     *
     * @param partitionOf the partition that owns a work, from 0 to {@code partitions} - 1
     */
    public ListFanOut(ToIntFunction<WorkId> partitionOf, int partitions) {
        this.partitionOf = partitionOf;
        this.partitions = partitions;
    }

    /**
     * Hands each partition that has to hear of the change its update, in the order of the partitions.
     *
     * @param before the list before the change
     * @param after the list after the change
     * @param change what stands between the two
     * @param identity which ids are the citing work, null if they are the same as before
     * @param source the record that caused it
     */
    public void address(
            ReferenceList before,
            ReferenceList after,
            ReferenceListChange change,
            @Nullable WorkIdentity identity,
            InputOffset source,
            BiConsumer<Integer, PartitionUpdate> receiver) {
        UpdateBuilder addressing = new UpdateBuilder(before, after, change, identity, source);
        for (int partition = 0; partition < partitions; partition++) {
            PartitionUpdate update = addressing.updateFor(partition);
            if (!update.isEmpty()) {
                receiver.accept(partition, update);
            }
        }
    }

    private final class UpdateBuilder {

        private final ReferenceList after;
        private final ReferenceListChange change;
        private final @Nullable WorkIdentity identity;
        private final InputOffset source;
        private final WorkFacts facts;
        private final boolean rowsChange;
        private final BitSet had = new BitSet();
        private final BitSet has = new BitSet();
        private final List<WorkId> all = new ArrayList<>();
        private final List<WorkId> added;
        private final List<WorkId> removed;
        private final List<List<HubStatement>> allStated;
        private final List<List<HubStatement>> changedStated;
        private final List<List<WorkUpdate>> described;

        UpdateBuilder(
                ReferenceList before,
                ReferenceList after,
                ReferenceListChange change,
                @Nullable WorkIdentity identity,
                InputOffset source) {
            this.after = after;
            this.change = change;
            this.identity = identity;
            this.source = source;
            this.facts = after.description().facts().listed();
            this.rowsChange = change.citingDescribed()
                    && !before.description().facts().listed().equals(facts);
            this.added = ids(change.added());
            this.removed = ids(change.removed());
            this.allStated = lists();
            this.changedStated = lists();
            this.described = lists();
            for (ReferenceEntry entry : change.before()) {
                had.set(partitionOf.applyAsInt(entry.cited()));
            }
            for (ReferenceEntry entry : after.entries()) {
                if (entry.asserted()) {
                    int owner = partitionOf.applyAsInt(entry.cited());
                    has.set(owner);
                    all.add(entry.cited());
                    allStated.get(owner).add(stated(entry));
                }
            }
            collectChanged();
        }

        private void collectChanged() {
            for (ReferenceEntry entry : change.added()) {
                changedStated.get(partitionOf.applyAsInt(entry.cited())).add(stated(entry));
            }
            for (ReferenceEntry entry : change.restated()) {
                changedStated.get(partitionOf.applyAsInt(entry.cited())).add(stated(entry));
            }
            for (ReferenceEntry entry : change.described()) {
                described
                        .get(partitionOf.applyAsInt(entry.cited()))
                        .add(new WorkUpdate(entry.cited(), entry.description()));
            }
            if (change.citingDescribed()) {
                described
                        .get(partitionOf.applyAsInt(after.citing()))
                        .add(new WorkUpdate(after.citing(), after.description()));
            }
        }

        PartitionUpdate updateFor(int partition) {
            boolean knows = had.get(partition);
            boolean concerned = knows || has.get(partition);
            boolean hearsAll = has.get(partition) && !knows;
            return new PartitionUpdate(
                    after.citing(),
                    hearsAll || (knows && rowsChange) ? facts : null,
                    hearsAll ? all : concerned ? added : List.of(),
                    knows ? removed : List.of(),
                    // The date of a citing work is in each of its rows, so a new date states all of them anew.
                    hearsAll || (knows && rowsChange) ? allStated.get(partition) : changedStated.get(partition),
                    described.get(partition),
                    partition == partitionOf.applyAsInt(after.citing()) ? identity : null,
                    source);
        }

        private <T> List<List<T>> lists() {
            List<List<T>> lists = new ArrayList<>(partitions);
            for (int partition = 0; partition < partitions; partition++) {
                lists.add(new ArrayList<>());
            }
            return lists;
        }
    }

    private static HubStatement stated(ReferenceEntry entry) {
        return new HubStatement(entry.cited(), firstAsserted(entry), entry.mentions());
    }

    private static java.time.Instant firstAsserted(ReferenceEntry entry) {
        java.time.@Nullable Instant first = entry.firstAssertedAt();
        return first == null ? entry.observedAt() : first;
    }

    private static List<WorkId> ids(List<ReferenceEntry> entries) {
        List<WorkId> ids = new ArrayList<>(entries.size());
        for (ReferenceEntry entry : entries) {
            ids.add(entry.cited());
        }
        return ids;
    }
}
