package org.citationhubs.citation.reference;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.citationhubs.citation.id.WorkId;

/**
 * The surviving ids of cited works that a reference list keeps.
 *
 * <p>The cited works are followed in the order of their ids, each from id to id. The survivors on the way are kept
 * until they fill a limit of bytes. So what is kept follows from what is cited and merged, whatever the order of
 * events: a survivor that comes too early is dropped when a smaller id fills the limit, and one that was dropped is
 * requested again when there is room for it.
 */
public final class KeptSurvivors {

    private final SortedMap<WorkId, WorkId> survivors = new TreeMap<>();
    private final SortedMap<WorkId, WorkId> followed = new TreeMap<>();
    private final boolean full;

    private KeptSurvivors(ReferenceListState state, long limit) {
        this.full = keep(state, limit);
    }

    /**
     * Returns what a list keeps of the surviving ids that it has.
     *
     * @param limit bytes above which nothing more is kept; the last survivor may exceed it
     */
    public static KeptSurvivors of(ReferenceListState state, long limit) {
        return new KeptSurvivors(state, limit);
    }

    private boolean keep(ReferenceListState state, long limit) {
        SortedMap<WorkId, WorkId> known = state.citedAliases();
        long bytes = 0;
        for (WorkId cited : state.citedIds()) {
            WorkId at = cited;
            int hops = 0;
            for (WorkId next = known.get(at); next != null && hops <= known.size(); next = known.get(at)) {
                if (survivors.putIfAbsent(at, next) == null) {
                    bytes += bytes(at, next);
                    if (bytes >= limit) {
                        return true;
                    }
                }
                at = next;
                hops++;
            }
            followed.put(cited, at);
        }
        keepUncited(known, limit - bytes);
        return false;
    }

    /** Keeps survivors of works that the list does not cite, where there is room: it may cite them again. */
    private void keepUncited(SortedMap<WorkId, WorkId> known, long room) {
        long left = room;
        for (Map.Entry<WorkId, WorkId> alias : known.entrySet()) {
            if (!survivors.containsKey(alias.getKey())) {
                left -= bytes(alias.getKey(), alias.getValue());
                if (left <= 0) {
                    return;
                }
                survivors.put(alias.getKey(), alias.getValue());
            }
        }
    }

    private static long bytes(WorkId alias, WorkId survivor) {
        return alias.bytes().length + survivor.bytes().length + (long) Long.BYTES;
    }

    /** Returns the kept surviving ids by alias. */
    public SortedMap<WorkId, WorkId> survivors() {
        return survivors;
    }

    /** Returns whether the limit is reached: survivors of larger ids may be missing. */
    public boolean isFull() {
        return full;
    }

    /**
     * Returns the ids that may be merged without the list knowing it.
     *
     * @param before what the list kept before its change; it misses nothing that this one needs if it was not full
     */
    public List<WorkId> unknownAfter(KeptSurvivors before) {
        if (!before.full) {
            return List.of();
        }
        TreeSet<WorkId> unknown = new TreeSet<>();
        followed.forEach((cited, end) -> {
            if (!end.equals(before.followed.get(cited))) {
                unknown.add(end);
            }
        });
        return List.copyOf(unknown);
    }
}
