package org.citationhubs.bench.side;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.bench.input.Events.Event;
import org.citationhubs.citation.reference.Citation;

/**
 * The lower bound of the cost: one thread, events in memory, one open-addressing map of primitives, nothing stored. It
 * reads the same JSON as the other sides; the time of counting alone is a separate figure.
 */
final class FloorSide implements Side {

    @Override
    public Map<String, Object> run(Workload workload, Path folder) {
        Map<String, Object> figures = new LinkedHashMap<>();
        ResourceUsage before = ResourceUsage.now();
        long begin = System.nanoTime();
        List<int[]> lists = lists(workload.citations());
        long read = System.nanoTime();
        PairMap counts = new PairMap();
        for (int[] list : lists) {
            for (int hub : list) {
                for (int other : list) {
                    if (hub != other) {
                        counts.increment((long) hub << 32 | other);
                    }
                }
            }
        }
        long end = System.nanoTime();
        figures.put(Figures.SECONDS, (end - begin) / 1e9);
        figures.put("countingAloneSeconds", (end - read) / 1e9);
        before.addUseSince(figures);
        workload.truth().requirePairs(counts.sum(), counts.distinct());
        return figures;
    }

    private static List<int[]> lists(List<Event> events) {
        PairReader reader = new PairReader();
        Map<String, Integer> numbers = new HashMap<>();
        List<int[]> lists = new ArrayList<>(events.size());
        for (Event event : events) {
            List<Citation> citations = reader.event(event.value()).citations();
            int[] list = new int[citations.size()];
            for (int i = 0; i < list.length; i++) {
                list[i] = numbers.computeIfAbsent(citations.get(i).cited().value(), id -> numbers.size() + 1);
            }
            lists.add(list);
        }
        return lists;
    }

    /** Counts pairs of positive numbers. */
    private static final class PairMap {

        private long[] keys = new long[1 << 16];
        private int[] counts = new int[1 << 16];
        private int distinct;

        void increment(long key) {
            int slot = slot(key);
            if (keys[slot] == 0) {
                if (distinct * 3L >= keys.length * 2L) {
                    grow();
                    slot = slot(key);
                }
                keys[slot] = key;
                distinct++;
            }
            counts[slot]++;
        }

        private int slot(long key) {
            int mask = keys.length - 1;
            int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
            while (keys[slot] != 0 && keys[slot] != key) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        private void grow() {
            long[] oldKeys = keys;
            int[] oldCounts = counts;
            keys = new long[oldKeys.length * 2];
            counts = new int[oldKeys.length * 2];
            for (int old = 0; old < oldKeys.length; old++) {
                if (oldKeys[old] != 0) {
                    int slot = slot(oldKeys[old]);
                    keys[slot] = oldKeys[old];
                    counts[slot] = oldCounts[old];
                }
            }
        }

        long distinct() {
            return distinct;
        }

        long sum() {
            long sum = 0;
            for (int count : counts) {
                sum += count;
            }
            return sum;
        }
    }
}
