package org.citationhubs.hub.count;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.hub.rank.RankedWork;
import org.citationhubs.hub.rank.TopK;
import org.citationhubs.hub.rank.WorkNumberOrder;

/**
 * The works that are cited together with one hub, how often, and which lead.
 *
 * <p>The leaders are kept up to date while works are counted: as long as nothing is withdrawn, a work can only come to lead by being
 * counted, so a publication looks at what was counted since the last one and not at all works. Order: count descending, then id
 * ascending by bytes. Not thread-safe.
 */
public final class CoCitationCounter {

    /** Past so many works that may lead, one look at all works is cheaper than sorting them. */
    private static final int MOST_CHALLENGERS = 512;

    private final IntCounter counts;
    private final int length;
    private List<RankedWork> leaders = List.of();
    private int lowestLeading;
    private boolean leadersKnown;
    private int[] challengers = new int[32];
    private int challenging;

    /**
     * Starts from counts that are known already.
     *
     * @param counts taken over, not copied
     * @param length how many leaders are asked for
     */
    public CoCitationCounter(IntCounter counts, int length) {
        this.counts = counts;
        this.length = length;
    }

    /** Counts the references of one more citing work of the hub; the hub itself, which is among them, is left out. */
    public void addList(int[] references, int hub) {
        for (int reference : references) {
            if (reference != hub) {
                add(reference);
            }
        }
    }

    /** Takes back what {@link #addList} counted. */
    public void removeList(int[] references, int hub) {
        for (int reference : references) {
            if (reference != hub) {
                remove(reference);
            }
        }
    }

    /** Counts one work once more. */
    public void add(int number) {
        int count = counts.add(number, 1);
        if (leadersKnown && count >= lowestLeading) {
            challenge(number);
        }
    }

    /** Counts one work once less. */
    public void remove(int number) {
        int count = counts.add(number, -1);
        if (leadersKnown && count + 1 >= lowestLeading) {
            leadersKnown = false;
        }
    }

    private void challenge(int number) {
        if (challenging == MOST_CHALLENGERS) {
            leadersKnown = false;
            return;
        }
        if (challenging == challengers.length) {
            challengers = java.util.Arrays.copyOf(challengers, challenging * 2);
        }
        challengers[challenging++] = number;
    }

    /**
     * The leading works, at most as many as were asked for.
     *
     * @param order of works with equal counts, the same at each call
     */
    public List<RankedWork> leaders(WorkNumberOrder order) {
        if (leadersKnown && challenging == 0) {
            return leaders;
        }
        TopK best = new TopK(length, order);
        if (leadersKnown) {
            for (RankedWork leader : leaders) {
                best.offer(leader.number(), counts.count(leader.number()));
            }
            for (int i = 0; i < challenging; i++) {
                best.offerOnce(challengers[i], counts.count(challengers[i]));
            }
        } else {
            counts.forEach(best::offer);
        }
        List<RankedWork> ranked = List.copyOf(best.ranked());
        remember(ranked);
        return ranked;
    }

    private void remember(List<RankedWork> ranked) {
        leaders = ranked;
        lowestLeading = lowest(ranked);
        challenging = 0;
        leadersKnown = true;
    }

    /** The count from which on a work may lead. */
    private int lowest(List<RankedWork> ranked) {
        if (ranked.size() < length) {
            return 1;
        }
        return ranked.isEmpty()
                ? Integer.MAX_VALUE
                : ranked.get(ranked.size() - 1).count();
    }

    /** All works with a count of at least so many, best first. */
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

    /** How many works are cited together with the hub. */
    public int works() {
        return counts.distinct();
    }

    /** The sum over all co-cited works of how often each is cited together with the hub. */
    public long total() {
        return counts.sum();
    }

    /** How often one work is cited together with the hub. */
    public int count(int number) {
        return counts.count(number);
    }

    /** The counts themselves, for whoever stores them. */
    public IntCounter counts() {
        return counts;
    }

    /** Roughly the heap it takes, in bytes. */
    public long heapBytes() {
        return 128L + 20L * leaders.size() + counts.heapBytes();
    }
}
