package org.citationhubs.hub.rank;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The best few of many, sorted, of which some may be taken back.
 *
 * <p>What is dropped is worse than all that is kept, now and later, so the kept ones are always the best of all. A few more are kept
 * than are needed, so that only many removals without offers in between end in too few being known. Not thread-safe.
 */
public final class BoundedTopK<E> {

    private final int needed;
    private final int most;
    private final Comparator<? super E> order;
    private final List<E> kept = new ArrayList<>(2);
    private boolean dropped;

    /**
     * Keeps nothing yet.
     *
     * @param needed how many must be known
     * @param spare how many more are kept
     * @param order total; the best come first
     */
    public BoundedTopK(int needed, int spare, Comparator<? super E> order) {
        this.needed = needed;
        this.most = needed + spare;
        this.order = order;
    }

    public void offer(E element) {
        int size = kept.size();
        // Behind the last kept there may be better ones among the dropped, also when there is room.
        if ((dropped || size == most) && (size == 0 || order.compare(element, kept.get(size - 1)) > 0)) {
            dropped = true;
            return;
        }
        int place = Collections.binarySearch(kept, element, order);
        kept.add(place < 0 ? ~place : place + 1, element);
        if (kept.size() > most) {
            kept.remove(most);
            dropped = true;
        }
    }

    /** Takes back those that match; false if the best that are needed are not known any more. */
    public boolean remove(Predicate<? super E> matches) {
        kept.removeIf(matches);
        return !dropped || kept.size() >= needed;
    }

    /** At most so many, best first. */
    public List<E> best(int length) {
        return kept.subList(0, Math.min(length, kept.size()));
    }

    public boolean isEmpty() {
        return kept.isEmpty();
    }

    public int size() {
        return kept.size();
    }
}
