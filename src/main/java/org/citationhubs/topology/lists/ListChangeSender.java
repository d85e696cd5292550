package org.citationhubs.topology.lists;

import java.util.List;
import java.util.function.Consumer;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.EffectiveList;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.ReferenceListChange;
import org.citationhubs.citation.reference.ReferenceListState;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.citation.work.WorkIdentity;
import org.citationhubs.store.lists.ListStageState;
import org.citationhubs.topology.lists.ListStageOutput.HubUpdateOutput;
import org.citationhubs.topology.lists.ListStageOutput.ListUpdateOutput;
import org.citationhubs.topology.message.HubStageMessage.ListChanged;
import org.citationhubs.topology.message.ListStageMessage.AliasListsChanged;
import org.citationhubs.topology.message.WorkPartitioner;

/** Sends what a change of the lists of a work means for hubs, and for the lists of other ids of the work. */
final class ListChangeSender {

    private final ListStageState state;
    private final WorkPartitioner partitioner;
    private final Consumer<? super ListStageOutput> outputs;
    private final ListFanOut fanOut;
    private final PartitionUpdateParts updateParts = new PartitionUpdateParts();

    ListChangeSender(
            ListStageState state,
            WorkPartitioner partitioner,
            int partitions,
            Consumer<? super ListStageOutput> outputs) {
        this.state = state;
        this.partitioner = partitioner;
        this.outputs = outputs;
        this.fanOut = new ListFanOut(partitioner::of, partitions);
    }

    /** Lists of a work with the rules by which they are united. */
    record RuledLists(ReferenceListState lists, SourceRules rules) {

        EffectiveList effective() {
            return lists.effective(rules);
        }
    }

    /**
     * Sends a change, and returns it.
     *
     * @param after the lists after the change with needless tombstones: what an event says of a work that it no longer
     *     cites is sent, though it is not stored
     * @param stored the lists that are stored
     * @param rowBytes size of the stored lists after the change
     * @param source the record that caused the change
     */
    ReferenceListChange send(
            RuledLists before, RuledLists after, ReferenceListState stored, int rowBytes, InputOffset source) {
        EffectiveList effectiveBefore = before.effective();
        EffectiveList effective = after.effective();
        WorkIdentity identity = after.lists.identity(after.rules);
        WorkIdentity newIdentity = identity.equals(before.lists.identity(before.rules)) ? null : identity;
        ReferenceListChange change = ReferenceListState.change(before.lists, effectiveBefore, after.lists, effective);
        if (!change.isEmpty() || newIdentity != null) {
            state.countCitingWorks(Math.min(1, effective.size()) - Math.min(1, effectiveBefore.size()));
            fanOut.split(
                    effectiveBefore,
                    effective,
                    change,
                    newIdentity,
                    source,
                    (to, update) -> updateParts.split(
                            update, rowBytes, part -> outputs.accept(new HubUpdateOutput(to, new ListChanged(part)))));
        }
        sendAliases(before, new RuledLists(stored, after.rules));
        return change;
    }

    /** Sends the lists of an alias to the id that replaces it, and their absence to the id that replaced it before. */
    private void sendAliases(RuledLists before, RuledLists after) {
        WorkId citing = after.lists.citing();
        WorkId survivorBefore = before.lists.movedTo(before.rules);
        WorkId survivor = after.lists.movedTo(after.rules);
        if (survivorBefore != null && !survivorBefore.equals(survivor)) {
            send(new AliasListsChanged(survivorBefore, citing, List.of()));
        }
        if (survivor != null
                && (!survivor.equals(survivorBefore)
                        || !after.lists
                                .exportToSurvivor(after.rules)
                                .equals(before.lists.exportToSurvivor(before.rules)))) {
            send(new AliasListsChanged(survivor, citing, after.lists.exportToSurvivor(after.rules)));
        }
    }

    private void send(AliasListsChanged message) {
        outputs.accept(new ListUpdateOutput(partitioner.of(message.work()), message));
    }
}
