package org.citationhubs.citation.text;

import java.util.List;

/** Compares lists by their first elements that differ; a list that is the beginning of another one comes first. */
public final class LexicographicOrder {

    private LexicographicOrder() {}

    public static <T extends Comparable<? super T>> int compare(List<T> a, List<T> b) {
        int shared = Math.min(a.size(), b.size());
        for (int i = 0; i < shared; i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
