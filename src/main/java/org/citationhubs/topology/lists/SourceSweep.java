package org.citationhubs.topology.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.ReferenceListState;
import org.citationhubs.citation.source.SourceRules;
import org.citationhubs.serde.packed.ReferenceListCodec;
import org.citationhubs.store.lists.ListStageState;
import org.citationhubs.store.lists.SourceRuleProgress;
import org.citationhubs.topology.lists.ListChangeSender.RuledLists;

/**
 * Derives the effective lists of a partition anew after the rules by which sources are united changed, a few lists at a
 * time, in the order of their keys. What is stored are the stated lists, which do not change.
 *
 * <p>The position is stored in the same transaction as what was sent. An event between two rounds is applied by the
 * rules that hold for its list at that moment, so that each change is sent once, whenever the process ends.
 */
final class SourceSweep {

    private final List<String> rank;
    private final KeyValueStore<Bytes, byte[]> lists;
    private final ListStageState state;
    private final ListChangeSender sender;

    /**
     * Creates the sweep of a partition.
     *
     * @param rank the configured rank of systems, which begins a sweep if it is not that of the state
     */
    SourceSweep(List<String> rank, KeyValueStore<Bytes, byte[]> lists, ListStageState state, ListChangeSender sender) {
        this.rank = rank;
        this.lists = lists;
        this.state = state;
        this.sender = sender;
    }

    /**
     * Continues the sweep if one is under way.
     *
     * @param isOver when to stop; one list is derived anew in any case
     */
    void resume(BooleanSupplier isOver) {
        SourceRuleProgress stored = state.sourceRules();
        SourceRuleProgress progress = stored;
        if (!progress.wanted().rank().equals(rank)) {
            progress = progress.want(new SourceRules(rank, progress.wanted().revoked()));
        }
        if (progress.isSweeping()) {
            progress = sweep(progress, isOver);
        }
        if (!progress.equals(stored)) {
            state.put(progress);
        }
    }

    private SourceRuleProgress sweep(SourceRuleProgress progress, BooleanSupplier isOver) {
        Bytes cursor = progress.cursor();
        Bytes from = cursor.get().length == 0 ? null : cursor;
        try (KeyValueIterator<Bytes, byte[]> rows = lists.range(from, null)) {
            while (rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                if (!row.key.equals(cursor)) {
                    derive(row, progress);
                    cursor = row.key;
                    if (isOver.getAsBoolean() && rows.hasNext()) {
                        return progress.reached(cursor);
                    }
                }
            }
        }
        return progress.complete();
    }

    private void derive(KeyValue<Bytes, byte[]> row, SourceRuleProgress progress) {
        ReferenceListState list =
                ReferenceListCodec.read(WorkId.ofNormalised(new String(row.key.get(), UTF_8)), row.value);
        sender.send(
                new RuledLists(list, progress.applied()),
                new RuledLists(list, progress.target()),
                list,
                row.value.length,
                InputOffset.NONE);
    }
}
