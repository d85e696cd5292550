package org.citationhubs.citation.work;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the authors of a work with those of many other works. Ids and names are normalised once. Immutable.
 *
 * <p>Authors with the same id are one person; authors with two different ids of one kind are two persons. If an id is
 * missing, or the ids are of different kinds, the names decide: the family names must be equal, and the given names
 * must agree as far as both are known. An initial agrees with every name that begins with it. Diacritics, case and the
 * position of the family name are ignored.
 */
public final class AuthorMatcher {

    /** The authors are not known. */
    public static final AuthorMatcher NONE = new AuthorMatcher(Set.of(), Map.of());

    private static final String ORCID = "orcid.org/";

    private final Set<String> ids;

    /** Authors by family name, because a collaboration has thousands of authors. */
    private final Map<String, List<NamedAuthor>> byFamily;

    private AuthorMatcher(Set<String> ids, Map<String, List<NamedAuthor>> byFamily) {
        this.ids = ids;
        this.byFamily = byFamily;
    }

    /** Creates a matcher for the authors of a work, {@link #NONE} for null. */
    public static AuthorMatcher of(@Nullable Authors authors) {
        if (authors == null) {
            return NONE;
        }
        Set<String> ids = new HashSet<>();
        Map<String, List<NamedAuthor>> byFamily = new HashMap<>();
        for (Author author : authors.list()) {
            if (author.id() != null) {
                ids.add(plainId(author.id()));
            }
            NamedAuthor named = NamedAuthor.of(author);
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
            for (String id : ids) {
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

    /** An author by name, with the kind of the id, null if there is none. */
    private record NamedAuthor(PersonName name, @Nullable String kindOfId) {

        static @Nullable NamedAuthor of(Author author) {
            return author.name() == null
                    ? null
                    : new NamedAuthor(PersonName.of(author.name()), author.id() == null ? null : kind(author.id()));
        }

        boolean matches(NamedAuthor other) {
            // Equal ids were found before; two ids of one kind that differ are two persons.
            boolean different = kindOfId != null && kindOfId.equals(other.kindOfId);
            return !different && name.matches(other.name);
        }

        private static String kind(String id) {
            String plain = plainId(id);
            int colon = plain.indexOf(':');
            return colon < 0 ? "" : plain.substring(0, colon);
        }
    }

    private static String plainId(String id) {
        String plain = id.strip().toLowerCase(Locale.ROOT);
        int orcid = plain.indexOf(ORCID);
        return orcid < 0 ? plain : "orcid:" + plain.substring(orcid + ORCID.length());
    }
}
