package org.citationhubs.topology.lists;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.EffectiveList;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.PartitionUpdate;
import org.citationhubs.citation.reference.PartitionUpdate.HubStatement;
import org.citationhubs.citation.reference.PartitionUpdate.WorkUpdate;
import org.citationhubs.citation.reference.ReferenceEntry;
import org.citationhubs.citation.reference.ReferenceListChange;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Splits the change of a reference list by partition: at most one update for each partition that owns a hub in the old
 * or the new list, or a work that the change describes, the citing work included. One message for each of the R(R-1)
 * pairs of the list would be far more.
 */
final class ListFanOut {

    private final ToIntFunction<WorkId> partitionOf;
    private final int partitions;

    /**
     * Creates a fan-out.
     *
     * @param partitionOf the partition that owns a work, from 0 to {@code partitions} - 1
     */
    ListFanOut(ToIntFunction<WorkId> partitionOf, int partitions) {
        this.partitionOf = partitionOf;
        this.partitions = partitions;
    }

    /**
     * Splits a change, in the order of the partitions.
     *
     * @param before the list before the change
     * @param after the list after the change
     * @param change the difference between the two
     * @param identity the ids of the citing work, null if they are the same as before
     * @param source the record that caused the change
     * @param receiver receives the partitions that the change concerns, and their updates
     */
    void split(
            EffectiveList before,
            EffectiveList after,
            ReferenceListChange change,
            @Nullable WorkIdentity identity,
            InputOffset source,
            BiConsumer<Integer, PartitionUpdate> receiver) {
        UpdateBuilder updates = new UpdateBuilder(before, after, change, identity, source);
        for (int partition = 0; partition < partitions; partition++) {
            PartitionUpdate update = updates.updateFor(partition);
            if (!update.isEmpty()) {
                receiver.accept(partition, update);
            }
        }
    }

    private final class UpdateBuilder {

        private final EffectiveList after;
        private final ReferenceListChange change;
        private final @Nullable WorkIdentity identity;
        private final InputOffset source;
        private final WorkFacts facts;
        private final boolean rowsChange;
        private final BitSet ownersBefore = new BitSet();
        private final BitSet ownersAfter = new BitSet();
        private final List<WorkId> all = new ArrayList<>();
        private final List<WorkId> added;
        private final List<WorkId> removed;
        private final List<List<HubStatement>> allStatements;
        private final List<List<HubStatement>> changedStatements;
        private final List<List<WorkUpdate>> descriptions;

        UpdateBuilder(
                EffectiveList before,
                EffectiveList after,
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
            this.allStatements = lists();
            this.changedStatements = lists();
            this.descriptions = lists();
            for (ReferenceEntry entry : change.before()) {
                ownersBefore.set(partitionOf.applyAsInt(entry.cited()));
            }
            for (ReferenceEntry entry : after.entries()) {
                if (entry.asserted()) {
                    int owner = partitionOf.applyAsInt(entry.cited());
                    ownersAfter.set(owner);
                    all.add(entry.cited());
                    allStatements.get(owner).add(statement(entry));
                }
            }
            collectChanged();
        }

        private void collectChanged() {
            for (ReferenceEntry entry : change.added()) {
                changedStatements.get(partitionOf.applyAsInt(entry.cited())).add(statement(entry));
            }
            for (ReferenceEntry entry : change.restated()) {
                changedStatements.get(partitionOf.applyAsInt(entry.cited())).add(statement(entry));
            }
            for (ReferenceEntry entry : change.described()) {
                descriptions
                        .get(partitionOf.applyAsInt(entry.cited()))
                        .add(new WorkUpdate(
                                entry.cited(), entry.sources().systems().get(0), entry.description()));
            }
            if (change.citingDescribed()) {
                descriptions
                        .get(partitionOf.applyAsInt(after.citing()))
                        .add(new WorkUpdate(after.citing(), after.description()));
            }
        }

        PartitionUpdate updateFor(int partition) {
            boolean hasList = ownersBefore.get(partition);
            boolean needsList = ownersAfter.get(partition) && !hasList;
            return new PartitionUpdate(
                    after.citing(),
                    needsList || (hasList && rowsChange) ? facts : null,
                    needsList ? all : hasList ? added : List.of(),
                    hasList ? removed : List.of(),
                    // Each row of a citing work holds its date, so a new date restates all rows.
                    needsList || (hasList && rowsChange)
                            ? allStatements.get(partition)
                            : changedStatements.get(partition),
                    descriptions.get(partition),
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

    private static HubStatement statement(ReferenceEntry entry) {
        return new HubStatement(entry.cited(), firstAsserted(entry), entry.mentions(), entry.sources());
    }

    private static Instant firstAsserted(ReferenceEntry entry) {
        Instant first = entry.firstAssertedAt();
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
