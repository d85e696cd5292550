package org.citationhubs.ingest.dump;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.citation.id.WorkId;

/**
 * Groups edges by their citing work; the edges may be added in any order.
 *
 * <p>Needs 8 bytes per edge and about 200 bytes per work: 100 million edges among 5 million works need 2 GB.
 */
final class EdgeGrouping {

    private final Map<WorkId, Integer> numbers = new HashMap<>();
    private final List<WorkId> works = new ArrayList<>();
    private int[] citing = new int[1 << 12];
    private int[] cited = new int[1 << 12];
    private int edges;
    private int lists;
    private boolean[] cites = new boolean[1 << 12];

    void add(WorkId from, WorkId to) {
        if (edges == citing.length) {
            // Throws at the largest array size, so that no edge is lost silently.
            int larger = Math.max(Math.addExact(edges, 1), (int) Math.min(edges * 2L, Integer.MAX_VALUE - 8));
            citing = Arrays.copyOf(citing, larger);
            cited = Arrays.copyOf(cited, larger);
        }
        citing[edges] = number(from);
        cited[edges] = number(to);
        if (!cites[citing[edges]]) {
            cites[citing[edges]] = true;
            lists++;
        }
        edges++;
    }

    private int number(WorkId work) {
        Integer known = numbers.putIfAbsent(work, works.size());
        if (known != null) {
            return known;
        }
        works.add(work);
        if (works.size() > cites.length) {
            cites = Arrays.copyOf(cites, cites.length * 2);
        }
        return works.size() - 1;
    }

    /** Returns the number of citing works. */
    int size() {
        return lists;
    }

    /** Receives the reference list of one citing work, with each cited work once. */
    interface ListReceiver {
        void list(WorkId citing, List<WorkId> cited);
    }

    /**
     * Passes each list to the receiver, in the order in which the works first appeared.
     *
     * @return the number of repeated edges: all occurrences of an edge but the first
     */
    long forEach(ListReceiver receiver) {
        int[] start = listStarts();
        int[] grouped = new int[edges];
        int[] next = start.clone();
        for (int edge = 0; edge < edges; edge++) {
            grouped[next[citing[edge]]++] = cited[edge];
        }
        long repeated = 0;
        for (int work = 0; work < works.size(); work++) {
            int from = start[work];
            int to = start[work + 1];
            if (from < to) {
                List<WorkId> list = distinct(grouped, from, to);
                repeated += to - from - list.size();
                receiver.list(works.get(work), list);
            }
        }
        return repeated;
    }

    private int[] listStarts() {
        int[] start = new int[works.size() + 1];
        for (int edge = 0; edge < edges; edge++) {
            start[citing[edge] + 1]++;
        }
        for (int work = 0; work < works.size(); work++) {
            start[work + 1] += start[work];
        }
        return start;
    }

    private List<WorkId> distinct(int[] grouped, int from, int to) {
        Arrays.sort(grouped, from, to);
        List<WorkId> list = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            if (i == from || grouped[i] != grouped[i - 1]) {
                list.add(works.get(grouped[i]));
            }
        }
        return list;
    }
}
