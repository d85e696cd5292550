package org.citationhubs.hub.rank;

import java.util.ArrayList;
import java.util.List;

/**
 * Selects the works with the highest counts by insertion into a sorted array; meant for some tens of works.
 *
 * <p>By hand, because a {@link java.util.PriorityQueue} needs an object for each work that enters it and a sort at the
 * end; most co-cited works of a hub are compared with the last place only.
 */
public final class TopK {

    private final int[] numbers;
    private final int[] counts;
    private final WorkNumberOrder order;
    private int size;

    /** Starts without works and keeps at most {@code length}. */
    public TopK(int length, WorkNumberOrder order) {
        this.numbers = new int[length];
        this.counts = new int[length];
        this.order = order;
    }

    /** Adds a work that was not offered before, if it is among the best. */
    public void offer(int number, int count) {
        if (count <= 0 || (size == numbers.length && (size == 0 || !before(number, count, size - 1)))) {
            return;
        }
        int place = size < numbers.length ? size++ : size - 1;
        while (place > 0 && before(number, count, place - 1)) {
            numbers[place] = numbers[place - 1];
            counts[place] = counts[place - 1];
            place--;
        }
        numbers[place] = number;
        counts[place] = count;
    }

    /** Adds a work that may have been offered before. */
    public void offerOnce(int number, int count) {
        for (int i = 0; i < size; i++) {
            if (numbers[i] == number) {
                return;
            }
        }
        offer(number, count);
    }

    private boolean before(int number, int count, int place) {
        return count > counts[place] || (count == counts[place] && order.compare(number, numbers[place]) < 0);
    }

    /** Returns the works in order. */
    public List<RankedWork> ranked() {
        List<RankedWork> ranked = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            ranked.add(new RankedWork(numbers[i], counts[i]));
        }
        return ranked;
    }
}
