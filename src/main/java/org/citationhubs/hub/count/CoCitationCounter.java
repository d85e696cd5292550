package org.citationhubs.hub.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.citationhubs.hub.rank.RankedWork;
import org.citationhubs.hub.rank.TopK;
import org.citationhubs.hub.rank.WorkNumberOrder;

/**
 * Counts the works that are cited together with one hub, and keeps the leading ones.
 *
 * <p>A work becomes a leader when its own count rises, or when the count of a leader falls. As long as no leader falls,
 * a publication therefore examines the works that were counted since the last one, and not all works. Order: count
 * descending, then id ascending by bytes. Not thread-safe.
 */
public final class CoCitationCounter {

    /** Number of candidates beyond which one pass over all works is cheaper than sorting the candidates. */
    private static final int MOST_CANDIDATES = 512;

    private final IntCounter counts;
    private final int length;
    private List<RankedWork> leaders = List.of();
    private int lowestLeading;
    private boolean leadersKnown;
    private int[] candidates = new int[32];
    private int candidateCount;

    /**
     * Starts from known counts.
     *
     * @param counts the counts, not copied
     * @param length number of leaders to keep
     */
    public CoCitationCounter(IntCounter counts, int length) {
        this.counts = counts;
        this.length = length;
    }

    /** Counts the references of one more citing work of the hub, without the hub itself. */
    public void addList(int[] references, int hub) {
        for (int reference : references) {
            if (reference != hub) {
                add(reference);
            }
        }
    }

    /** Reverses {@link #addList}. */
    public void removeList(int[] references, int hub) {
        for (int reference : references) {
            if (reference != hub) {
                remove(reference);
            }
        }
    }

    /** Adds one to the count of a work. */
    void add(int number) {
        int count = counts.add(number, 1);
        if (leadersKnown && count >= lowestLeading) {
            addCandidate(number);
        }
    }

    /** Subtracts one from the count of a work. */
    void remove(int number) {
        int count = counts.add(number, -1);
        if (leadersKnown && count + 1 >= lowestLeading) {
            leadersKnown = false;
        }
    }

    private void addCandidate(int number) {
        if (candidateCount == MOST_CANDIDATES) {
            leadersKnown = false;
            return;
        }
        if (candidateCount == candidates.length) {
            candidates = Arrays.copyOf(candidates, candidateCount * 2);
        }
        candidates[candidateCount++] = number;
    }

    /**
     * Returns the leading works in order.
     *
     * @param order order of works with equal counts, the same at each call
     */
    public List<RankedWork> leaders(WorkNumberOrder order) {
        if (leadersKnown && candidateCount == 0) {
            return leaders;
        }
        TopK best = new TopK(length, order);
        if (leadersKnown) {
            for (RankedWork leader : leaders) {
                best.offer(leader.number(), counts.count(leader.number()));
            }
            for (int i = 0; i < candidateCount; i++) {
                best.offerOnce(candidates[i], counts.count(candidates[i]));
            }
        } else {
            counts.forEach(best::offer);
        }
        List<RankedWork> ranked = List.copyOf(best.ranked());
        setLeaders(ranked);
        return ranked;
    }

    private void setLeaders(List<RankedWork> ranked) {
        leaders = ranked;
        lowestLeading = lowest(ranked);
        candidateCount = 0;
        leadersKnown = true;
    }

    /** Returns the least count with which a work may be a leader. */
    private int lowest(List<RankedWork> ranked) {
        if (ranked.size() < length) {
            return 1;
        }
        return ranked.isEmpty()
                ? Integer.MAX_VALUE
                : ranked.get(ranked.size() - 1).count();
    }

    /** Returns all works with at least a count, in order. */
    public List<RankedWork> ranked(int leastCount, WorkNumberOrder order) {
        List<RankedWork> ranked = new ArrayList<>(counts.distinct());
        counts.forEach((number, count) -> {
            if (count >= leastCount) {
                ranked.add(new RankedWork(number, count));
            }
        });
        ranked.sort((a, b) ->
                a.count() != b.count() ? Integer.compare(b.count(), a.count()) : order.compare(a.number(), b.number()));
        return ranked;
    }

    /** Returns the number of distinct works that are cited together with the hub. */
    public int works() {
        return counts.distinct();
    }

    /** Returns the sum of the counts of all co-cited works. */
    public long total() {
        return counts.sum();
    }

    /** Returns the counts, not copied, to be stored. */
    public IntCounter counts() {
        return counts;
    }

    /** Returns the approximate heap usage in bytes. */
    public long heapBytes() {
        return 128L + 20L * leaders.size() + counts.heapBytes();
    }
}
