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
 * The authors of a work as they are compared with those of many others: ids and names normalised once.
 *
 * <p>The same id is the same person, and two ids of one kind that differ are two persons. Where an id is missing, or the two are of
 * different kinds, names decide: the same family name, and given names that agree as far as both are told, an initial with every name
 * that begins with it; diacritics, case, and whether the family name stands first do not count. Immutable.
 */
public final class AuthorMatcher {

    /** Nobody said who wrote the work. */
    public static final AuthorMatcher NOBODY = new AuthorMatcher(Set.of(), Map.of());

    private static final String ORCID = "orcid.org/";

    private final Set<String> ids;

    /** By family name, because a collaboration has thousands of authors. */
    private final Map<String, List<NamedAuthor>> byFamily;

    private AuthorMatcher(Set<String> ids, Map<String, List<NamedAuthor>> byFamily) {
        this.ids = ids;
        this.byFamily = byFamily;
    }

    /** The authors of a work, {@link #NOBODY} for null. */
    public static AuthorMatcher of(@Nullable Authors authors) {
        if (authors == null) {
            return NOBODY;
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

    /** Whether one person is an author of both works, which makes the citation of one by the other a self-citation. Symmetric. */
    public boolean sharesOneWith(AuthorMatcher other) {
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
            if (others != null && areOne(family.getValue(), others)) {
                return true;
            }
        }
        return false;
    }

    private static boolean areOne(List<NamedAuthor> some, List<NamedAuthor> others) {
        for (NamedAuthor one : some) {
            for (NamedAuthor other : others) {
                if (one.mayBe(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** An author by name, with the kind of the id, if there is one. */
    private record NamedAuthor(PersonName name, @Nullable String kindOfId) {

        static @Nullable NamedAuthor of(Author author) {
            return author.name() == null
                    ? null
                    : new NamedAuthor(PersonName.of(author.name()), author.id() == null ? null : kind(author.id()));
        }

        boolean mayBe(NamedAuthor other) {
            // That the ids are not the same is known by now.
            boolean told = kindOfId != null && kindOfId.equals(other.kindOfId);
            return !told && name.mayBe(other.name);
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
