package org.citationhubs.citation.author;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One author of a work.
 *
 * @param id an identifier such as an ORCID, null if not known
 * @param name the name as printed, null if not known; at least one of the two is known
 */
public record Author(@Nullable String id, @Nullable String name) implements Comparable<Author> {

    private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final Comparator<Author> ORDER =
            Comparator.comparing(Author::id, TEXT).thenComparing(Author::name, TEXT);

    public Author {
        if (id == null && name == null) {
            throw new IllegalArgumentException("an author needs an id or a name");
        }
    }

    @Override
    public int compareTo(Author other) {
        return ORDER.compare(this, other);
    }
}
