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
import org.jspecify.annotations.Nullable;

/**
 * Bounds what a reference list holds of merged ids. No event is rejected for it: the list of an alias that does not fit
 * beside those of smaller ids is reduced to its id.
 */
final class AliasLimits {

    private final PackedWriter out;
    private final long mostBytes;
    private final long mostCitations;

    AliasLimits(PackedWriter out) {
        this(out, RecordSizes.ALIASES, RecordSizes.ALIAS_CITATIONS);
    }

    /** Creates limits of the bytes and of the citations in the lists of all aliases of a work. */
    AliasLimits(PackedWriter out, long mostBytes, long mostCitations) {
        this.out = out;
        this.mostBytes = mostBytes;
        this.mostCitations = mostCitations;
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

    /**
     * Returns the state with as many lists of aliases as fit, in the order of their senders. After the first that does
     * not fit all are reduced, so that only room that becomes free brings one back, see {@link #toRequest}.
     */
    ReferenceListState boundedAliases(ReferenceListState state) {
        SortedMap<WorkId, List<AliasSnapshot>> kept = new TreeMap<>();
        Usage usage = new Usage();
        boolean full = false;
        for (Map.Entry<WorkId, List<AliasSnapshot>> sent : state.aliases().entrySet()) {
            List<AliasSnapshot> snapshots = new ArrayList<>(sent.getValue().size());
            usage.bytes += senderBytes(sent.getKey());
            for (AliasSnapshot alias : sent.getValue()) {
                full |= alias.reduced() || !fits(usage, alias);
                AliasSnapshot one = full ? alias.reduce() : alias;
                if (fits(usage, one)) {
                    snapshots.add(one);
                    usage.add(one, size(one));
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

    private boolean fits(Usage usage, AliasSnapshot alias) {
        return usage.bytes + size(alias) <= mostBytes
                && usage.citations + alias.entries().size() <= mostCitations;
    }

    /**
     * Returns the sender of the first reduced list if there may be room for it now: it knows the list, and sends it
     * again on request. Null if there is none.
     *
     * @param before the state before the lists of an alias changed
     * @param after the bounded state after it
     */
    @Nullable
    WorkId toRequest(ReferenceListState before, ReferenceListState after) {
        WorkId first = firstReduced(after);
        if (first == null) {
            return null;
        }
        WorkId firstBefore = firstReduced(before);
        boolean restored = firstBefore != null && firstBefore.compareTo(first) < 0;
        return restored || usage(after).isBelow(usage(before)) ? first : null;
    }

    /** Returns how many lists of aliases are reduced or left out in a bounded state and were not before. */
    static int cut(ReferenceListState unbounded, ReferenceListState bounded) {
        return whole(unbounded) - whole(bounded);
    }

    private static int whole(ReferenceListState state) {
        int lists = 0;
        for (List<AliasSnapshot> sent : state.aliases().values()) {
            for (AliasSnapshot alias : sent) {
                lists += alias.reduced() ? 0 : 1;
            }
        }
        return lists;
    }

    private static @Nullable WorkId firstReduced(ReferenceListState state) {
        for (Map.Entry<WorkId, List<AliasSnapshot>> sent : state.aliases().entrySet()) {
            for (AliasSnapshot alias : sent.getValue()) {
                if (alias.reduced()) {
                    return sent.getKey();
                }
            }
        }
        return null;
    }

    private Usage usage(ReferenceListState state) {
        Usage usage = new Usage();
        state.aliases().forEach((sender, sent) -> {
            usage.bytes += senderBytes(sender);
            sent.forEach(alias -> usage.add(alias, size(alias)));
        });
        return usage;
    }

    private static long senderBytes(WorkId sender) {
        return MessageParts.bytes(sender.value()) + Long.BYTES;
    }

    private long size(AliasSnapshot alias) {
        PackedIdentities.writeAliases(out.reset(), List.of(alias));
        return out.size();
    }

    /** The room that lists of aliases take. */
    private static final class Usage {

        private long bytes;
        private long citations;

        void add(AliasSnapshot alias, long size) {
            bytes += size;
            citations += alias.entries().size();
        }

        boolean isBelow(Usage other) {
            return bytes < other.bytes || citations < other.citations;
        }
    }
}
