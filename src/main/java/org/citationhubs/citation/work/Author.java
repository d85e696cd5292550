package org.citationhubs.citation.work;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One author of a work.
 *
 * @param id an identifier such as an ORCID, if known
 * @param name as printed, if known; one of the two is always there
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
