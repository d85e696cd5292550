package org.citationhubs.ingest.dump;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.citation.work.WorkId;

/**
 * Groups edges by their citing work, in whatever order they come.
 *
 * <p>Takes 8 bytes for each edge and about 200 for each work; so 100 million edges among 5 million works need 2 GB.
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
            // At the largest array this throws, rather than to leave an edge out.
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

    /** How many works cite. */
    int size() {
        return lists;
    }

    /** Takes the list of one citing work: each cited work once. */
    interface ListReceiver {
        void list(WorkId citing, List<WorkId> cited);
    }

    /**
     * Hands over each list, in the order in which their citing works first appeared.
     *
     * @return how many edges were there more than once, each time but the first counted
     */
    long forEach(ListReceiver receiver) {
        int[] start = startOfEachList();
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

    private int[] startOfEachList() {
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
