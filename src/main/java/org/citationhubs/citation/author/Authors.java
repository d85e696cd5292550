package org.citationhubs.citation.author;

import java.util.List;
import org.citationhubs.citation.text.LexicographicOrder;

/** The authors of a work in the order of the title page. */
public record Authors(List<Author> list) implements Comparable<Authors> {

    public Authors {
        list = List.copyOf(list);
    }

    /** Returns whether one person is an author of both works, see {@link AuthorMatcher}. Symmetric. */
    public boolean sharesAuthorWith(Authors other) {
        return AuthorMatcher.of(this).sharesAuthorWith(AuthorMatcher.of(other));
    }

    @Override
    public int compareTo(Authors other) {
        return LexicographicOrder.compare(list, other.list);
    }
}
