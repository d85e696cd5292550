package org.citationhubs.citation;

import java.util.List;

/** The authors of a work in the order of the title page. */
public record Authors(List<Author> list) implements Comparable<Authors> {

    public Authors {
        list = List.copyOf(list);
    }

    @Override
    public int compareTo(Authors other) {
        return Lists.compare(list, other.list);
    }
}
