package org.citationhubs.citation.author;

import java.util.Comparator;
import java.util.List;
import org.citationhubs.citation.text.LexicographicOrder;
import org.jspecify.annotations.Nullable;

/**
 * An author by name.
 *
 * @param name with a family name
 * @param registry the registry of the author's id, null if there is no id
 */
record NamedAuthor(PersonName name, @Nullable String registry) implements Comparable<NamedAuthor> {

    private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());

    /** Returns an author, null if the name is not known or a stand-in. */
    static @Nullable NamedAuthor of(@Nullable String printed, @Nullable AuthorId id) {
        PersonName name = printed == null ? null : ParsedNames.get(printed);
        return name == null ? null : new NamedAuthor(name, id == null ? null : id.registry());
    }

    String family() {
        return name.family();
    }

    /** Returns the first given name or its initial, empty if no given name is known. */
    String firstGiven() {
        List<String> given = name.given();
        return given.isEmpty() ? "" : given.get(0);
    }

    /** Returns whether both may be one person, if they do not have the same id. */
    boolean matches(NamedAuthor other) {
        // Two ids of one registry that differ are two persons.
        boolean different = registry != null && registry.equals(other.registry);
        return !different && name.matches(other.name);
    }

    /** Compares by family name and then by given names, so that an initial comes before the names that it begins. */
    @Override
    public int compareTo(NamedAuthor other) {
        int byFamily = family().compareTo(other.family());
        if (byFamily != 0) {
            return byFamily;
        }
        int byGiven = LexicographicOrder.compare(name.given(), other.name.given());
        return byGiven != 0 ? byGiven : TEXT.compare(registry, other.registry);
    }
}
