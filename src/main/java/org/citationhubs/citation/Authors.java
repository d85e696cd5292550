package org.citationhubs.citation;

import java.util.List;

/** The authors of a work in the order of the title page. */
public record Authors(List<Author> list) implements Comparable<Authors> {

    public Authors {
        list = List.copyOf(list);
    }

    @Override
    public int compareTo(Authors other) {
        int shared = Math.min(list.size(), other.list.size());
        for (int i = 0; i < shared; i++) {
            int order = list.get(i).compareTo(other.list.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(list.size(), other.list.size());
    }
}
