package org.citationhubs.citation;

import java.util.List;

/** The authors of a work in the order of the title page. */
public record Authors(List<Author> list) implements Comparable<Authors> {

    public Authors {
        list = List.copyOf(list);
    }

    /** Whether one person is an author of both works, see {@link KnownAuthors}. Symmetric. */
    public boolean sharesOneWith(Authors other) {
        return KnownAuthors.of(this).sharesOneWith(KnownAuthors.of(other));
    }

    @Override
    public int compareTo(Authors other) {
        return Lists.compare(list, other.list);
    }
}
