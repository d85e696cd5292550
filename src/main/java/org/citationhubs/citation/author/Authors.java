package org.citationhubs.citation.author;

import java.util.List;
import org.citationhubs.citation.text.LexicographicOrder;

/** The authors of a work in the order of the title page. */
public record Authors(List<Author> list) implements Comparable<Authors> {

    public Authors {
        list = List.copyOf(list);
    }

    @Override
    public int compareTo(Authors other) {
        return LexicographicOrder.compare(list, other.list);
    }
}
