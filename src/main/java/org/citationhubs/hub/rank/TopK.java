package org.citationhubs.hub.rank;

import java.util.ArrayList;
import java.util.List;

/** The best few of many works, kept sorted: selection by insertion, for lists of some tens. */
public final class TopK {

    private final int[] numbers;
    private final int[] counts;
    private final WorkNumberOrder order;
    private int size;

    public TopK(int length, WorkNumberOrder order) {
        this.numbers = new int[length];
        this.counts = new int[length];
        this.order = order;
    }

    /** Offers a work that was not offered before. */
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

    /** Offers a work that may be among the leaders already. */
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

    public List<RankedWork> ranked() {
        List<RankedWork> ranked = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            ranked.add(new RankedWork(numbers[i], counts[i]));
        }
        return ranked;
    }
}
