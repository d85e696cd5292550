package org.citationhubs.topology.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.AliasSnapshot;
import org.citationhubs.citation.reference.KeptSurvivors;
import org.citationhubs.citation.reference.ReferenceListState;
import org.citationhubs.serde.packed.PackedIdentities;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.topology.message.MessageParts;
import org.citationhubs.topology.stage.AliasLimit;
import org.citationhubs.topology.stage.RecordSizes;
import org.citationhubs.topology.stage.StreamMeters;

/**
 * Bounds what a reference list holds of merged ids. No event is rejected for it: the list of an alias that does not fit
 * beside those of smaller ids is reduced to its id.
 */
final class AliasLimits {

    private final PackedWriter out;
    private final StreamMeters meters;

    AliasLimits(PackedWriter out, StreamMeters meters) {
        this.out = out;
        this.meters = meters;
    }

    /** Returns the state with the surviving ids of cited works that it keeps, see {@link KeptSurvivors}. */
    ReferenceListState boundedCitedAliases(ReferenceListState state) {
        if (!mayExceed(state)) {
            return state;
        }
        KeptSurvivors kept = KeptSurvivors.of(state, RecordSizes.CITED_ALIASES);
        if (kept.isFull()) {
            count(
                    AliasLimit.CITED_WORKS,
                    state.citedAliases().size() - kept.survivors().size());
        }
        return state.withSurvivors(kept.survivors());
    }

    /**
     * Returns cited works whose surviving ids must be requested after a change, because they did not fit before it.
     *
     * @param before the state before the change
     * @param after the state after it, within the limit
     */
    static List<WorkId> unknownSurvivors(ReferenceListState before, ReferenceListState after) {
        if (!mayExceed(before)) {
            return List.of();
        }
        KeptSurvivors known = KeptSurvivors.of(before, RecordSizes.CITED_ALIASES);
        return known.isFull()
                ? KeptSurvivors.of(after, RecordSizes.CITED_ALIASES).unknownAfter(known)
                : List.of();
    }

    /** Returns whether the surviving ids of a state may be over the limit: most lists are far from it. */
    private static boolean mayExceed(ReferenceListState state) {
        long bytes = 0;
        for (Map.Entry<WorkId, WorkId> alias : state.citedAliases().entrySet()) {
            bytes += MessageParts.bytes(alias.getKey().value())
                    + MessageParts.bytes(alias.getValue().value())
                    + Long.BYTES;
        }
        return bytes >= RecordSizes.CITED_ALIASES;
    }

    private void count(AliasLimit limit, int cut) {
        if (cut > 0) {
            meters.aliasesCut(limit, cut);
        }
    }

    /** Returns the state with as many lists of aliases as fit. */
    ReferenceListState boundedAliases(ReferenceListState state) {
        int cut = 0;
        SortedMap<WorkId, List<AliasSnapshot>> kept = new TreeMap<>();
        long bytes = 0;
        long citations = 0;
        for (Map.Entry<WorkId, List<AliasSnapshot>> sent : state.aliases().entrySet()) {
            List<AliasSnapshot> snapshots = new ArrayList<>(sent.getValue().size());
            bytes += MessageParts.bytes(sent.getKey().value()) + Long.BYTES;
            for (AliasSnapshot alias : sent.getValue()) {
                AliasSnapshot reduced = alias.reduced();
                boolean whole = bytes + size(alias) <= RecordSizes.ALIASES
                        && citations + alias.entries() <= RecordSizes.ALIAS_CITATIONS;
                AliasSnapshot one = whole ? alias : reduced;
                cut += whole ? 0 : 1;
                if (bytes + size(one) <= RecordSizes.ALIASES) {
                    snapshots.add(one);
                    bytes += size(one);
                    citations += one.entries();
                }
            }
            if (!snapshots.isEmpty()) {
                kept.put(sent.getKey(), snapshots);
            }
        }
        count(AliasLimit.LISTS, cut);
        return kept.equals(state.aliases())
                ? state
                : new ReferenceListState(state.stated(), state.citedAliases(), kept);
    }

    private long size(AliasSnapshot alias) {
        PackedIdentities.writeAliases(out.reset(), List.of(alias), true);
        return out.size();
    }
}
