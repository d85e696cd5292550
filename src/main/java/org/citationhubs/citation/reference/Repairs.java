package org.citationhubs.citation.reference;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.citation.reference.Repair.RepairReason;

/**
 * Collects the repairs of one event: counts all of them, and lists the first {@value #MOST_LISTED}. Allocates nothing
 * for an event without repairs, if it is used again after {@link #clear}.
 */
public final class Repairs {

    /** Enough to find the fault of a sender; a hostile event has a hundred thousand. */
    public static final int MOST_LISTED = 20;

    private final List<Repair> listed = new ArrayList<>(0);
    private final Map<RepairReason, Integer> counts = new EnumMap<>(RepairReason.class);
    private int total;

    /** Adds a repair. */
    public void add(RepairReason reason, String field, String message) {
        if (hasRoom()) {
            listed.add(new Repair(reason, field, message));
        }
        counts.merge(reason, 1, Integer::sum);
        total++;
    }

    /** Returns whether a further repair would be listed; if not, its path need not be made. */
    public boolean hasRoom() {
        return listed.size() < MOST_LISTED;
    }

    /** Returns the first repairs, in the order of the event. */
    public List<Repair> listed() {
        return List.copyOf(listed);
    }

    /** Returns how many repairs have a reason. */
    public int count(RepairReason reason) {
        return counts.getOrDefault(reason, 0);
    }

    /** Returns how many repairs there are. */
    public int total() {
        return total;
    }

    /** Forgets all repairs, before another event. */
    public void clear() {
        if (total > 0) {
            listed.clear();
            counts.clear();
            total = 0;
        }
    }
}
