package org.citationhubs.topology.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.AliasSnapshot;
import org.citationhubs.citation.reference.ReferenceListState;
import org.citationhubs.serde.packed.PackedIdentities;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.topology.message.MessageParts;
import org.citationhubs.topology.stage.RecordSizes;

/**
 * Bounds what a reference list holds of merged ids. No event is rejected for it: the list of an alias that does not fit
 * beside those of smaller ids is reduced to its id.
 */
final class AliasLimits {

    private final PackedWriter out;

    AliasLimits(PackedWriter out) {
        this.out = out;
    }

    /** Returns the state with as many surviving ids of cited works as fit, those of the smallest aliases. */
    ReferenceListState boundedCitedAliases(ReferenceListState state) {
        SortedMap<WorkId, WorkId> kept = new TreeMap<>();
        long bytes = 0;
        for (Map.Entry<WorkId, WorkId> alias : state.citedAliases().entrySet()) {
            bytes += MessageParts.bytes(alias.getKey().value())
                    + MessageParts.bytes(alias.getValue().value())
                    + Long.BYTES;
            if (bytes > RecordSizes.CITED_ALIASES) {
                return new ReferenceListState(state.stated(), kept, state.aliases());
            }
            kept.put(alias.getKey(), alias.getValue());
        }
        return state;
    }

    /** Returns the state with as many lists of aliases as fit. */
    ReferenceListState boundedAliases(ReferenceListState state) {
        SortedMap<WorkId, List<AliasSnapshot>> kept = new TreeMap<>();
        long bytes = 0;
        long citations = 0;
        for (Map.Entry<WorkId, List<AliasSnapshot>> sent : state.aliases().entrySet()) {
            List<AliasSnapshot> snapshots = new ArrayList<>(sent.getValue().size());
            bytes += MessageParts.bytes(sent.getKey().value()) + Long.BYTES;
            for (AliasSnapshot alias : sent.getValue()) {
                AliasSnapshot reduced =
                        new AliasSnapshot(alias.id(), alias.description().survivorOnly(), List.of());
                boolean whole = bytes + size(alias) <= RecordSizes.ALIASES
                        && citations + alias.entries().size() <= RecordSizes.ALIAS_CITATIONS;
                AliasSnapshot one = whole ? alias : reduced;
                if (bytes + size(one) <= RecordSizes.ALIASES) {
                    snapshots.add(one);
                    bytes += size(one);
                    citations += one.entries().size();
                }
            }
            if (!snapshots.isEmpty()) {
                kept.put(sent.getKey(), snapshots);
            }
        }
        return kept.equals(state.aliases())
                ? state
                : new ReferenceListState(state.stated(), state.citedAliases(), kept);
    }

    private long size(AliasSnapshot alias) {
        PackedIdentities.writeAliases(out.reset(), List.of(alias));
        return out.size();
    }
}
