package org.citationhubs.hub.rank;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Keeps the best elements of many in order and allows elements to be removed again.
 *
 * <p>A dropped element is worse than every kept one, now and later, so that the kept elements are always the best of
 * all. A few spare elements are kept beyond the needed number, so that too few are known only after many removals
 * without offers. Not thread-safe.
 */
public final class BoundedTopK<E> {

    private final int needed;
    private final int most;
    private final Comparator<? super E> order;
    private final List<E> kept = new ArrayList<>(2);
    private boolean dropped;

    /**
     * Starts without elements.
     *
     * @param needed number of best elements that must be known
     * @param spare number of elements kept in addition
     * @param order a total order in which the best come first
     */
    public BoundedTopK(int needed, int spare, Comparator<? super E> order) {
        this.needed = needed;
        this.most = needed + spare;
        this.order = order;
    }

    /** Adds an element if it is among the best. */
    public void offer(E element) {
        int size = kept.size();
        // An element behind the last kept one may be worse than a dropped one, even if there is room.
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

    /**
     * Removes the elements that match; returns false if fewer than the needed number of best elements are known now.
     */
    public boolean remove(Predicate<? super E> matches) {
        kept.removeIf(matches);
        return !dropped || kept.size() >= needed;
    }

    /** Returns the best elements in order, at most {@code length}. */
    public List<E> best(int length) {
        return kept.subList(0, Math.min(length, kept.size()));
    }

    /** Returns whether no element is kept. */
    public boolean isEmpty() {
        return kept.isEmpty();
    }

    /** Returns the number of kept elements. */
    public int size() {
        return kept.size();
    }
}
