package org.citationhubs.citation.author;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the authors of a work with those of many other works. Ids and names are normalised once. Immutable.
 *
 * <p>Authors with the same id are one person; authors with two different ids of one registry are two persons. If an id
 * is missing, or the ids are of different registries, the names decide. A stand-in such as {@code et al.} is not a
 * name. Of two names the family names must be equal, and the given names must agree as far as both are known. An
 * initial agrees with every name that begins with it. Diacritics, case and the position of the family name are ignored.
 */
public final class AuthorMatcher {

    /** The authors are not known. */
    public static final AuthorMatcher NONE = new AuthorMatcher(Set.of(), Map.of());

    private final Set<AuthorId> ids;

    /** Authors by family name, because a collaboration has thousands of authors. */
    private final Map<String, List<NamedAuthor>> byFamily;

    private AuthorMatcher(Set<AuthorId> ids, Map<String, List<NamedAuthor>> byFamily) {
        this.ids = ids;
        this.byFamily = byFamily;
    }

    /** Creates a matcher for the authors of a work, {@link #NONE} for null. */
    public static AuthorMatcher of(@Nullable Authors authors) {
        if (authors == null) {
            return NONE;
        }
        Set<AuthorId> ids = new HashSet<>();
        Map<String, List<NamedAuthor>> byFamily = new HashMap<>();
        for (Author author : authors.list()) {
            AuthorId id = author.id() == null ? null : AuthorId.of(author.id());
            if (id != null) {
                ids.add(id);
            }
            NamedAuthor named = NamedAuthor.of(author.name(), id);
            if (named != null) {
                byFamily.computeIfAbsent(named.name().family(), family -> new ArrayList<>(1))
                        .add(named);
            }
        }
        return new AuthorMatcher(ids, byFamily);
    }

    /**
     * Returns whether one person is an author of both works, so that a citation between them is a self-citation.
     * Symmetric.
     */
    public boolean sharesAuthorWith(AuthorMatcher other) {
        return byFamily.size() + ids.size() <= other.byFamily.size() + other.ids.size()
                ? isSharedBy(other)
                : other.isSharedBy(this);
    }

    private boolean isSharedBy(AuthorMatcher other) {
        if (!other.ids.isEmpty()) {
            for (AuthorId id : ids) {
                if (other.ids.contains(id)) {
                    return true;
                }
            }
        }
        for (Map.Entry<String, List<NamedAuthor>> family : byFamily.entrySet()) {
            List<NamedAuthor> others = other.byFamily.get(family.getKey());
            if (others != null && anyMatch(family.getValue(), others)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyMatch(List<NamedAuthor> some, List<NamedAuthor> others) {
        for (NamedAuthor one : some) {
            for (NamedAuthor other : others) {
                if (one.matches(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** An author by name, with the registry of the id, null if there is no id. */
    private record NamedAuthor(PersonName name, @Nullable String registry) {

        static @Nullable NamedAuthor of(@Nullable String name, @Nullable AuthorId id) {
            return name == null || StandIns.isStandIn(name)
                    ? null
                    : new NamedAuthor(PersonName.of(name), id == null ? null : id.registry());
        }

        boolean matches(NamedAuthor other) {
            // Equal ids were found before; two ids of one registry that differ are two persons.
            boolean different = registry != null && registry.equals(other.registry);
            return !different && name.matches(other.name);
        }
    }
}
