package org.citationhubs.citation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The authors of a work in the order of the title page. */
public record Authors(List<Author> list) implements Comparable<Authors> {

    private static final String ORCID = "orcid.org/";

    public Authors {
        list = List.copyOf(list);
    }

    /**
     * Whether one person is an author of both works, which makes the citation of one by the other a self-citation.
     *
     * <p>The same id is the same person, and two ids of one kind that differ are two persons. Where an id is missing, or the two are
     * of different kinds, names decide: the same family name, and given names that agree as far as both are told, an initial with
     * every name that begins with it; diacritics, case, and whether the family name stands first do not count. Symmetric.
     */
    public boolean sharesOneWith(Authors other) {
        return list.equals(other.list) ? !list.isEmpty() : sharesAnId(other) || sharesAName(other);
    }

    private boolean sharesAnId(Authors other) {
        Set<String> ids = new HashSet<>();
        for (Author author : list) {
            if (author.id() != null) {
                ids.add(plainId(author.id()));
            }
        }
        if (!ids.isEmpty()) {
            for (Author author : other.list) {
                if (author.id() != null && ids.contains(plainId(author.id()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean sharesAName(Authors other) {
        // By family name, because a collaboration has thousands of authors.
        Map<String, List<Named>> byFamily = new HashMap<>();
        for (Author author : list) {
            Named named = Named.of(author);
            if (named != null) {
                byFamily.computeIfAbsent(named.name().family(), family -> new ArrayList<>(1))
                        .add(named);
            }
        }
        for (Author author : other.list) {
            Named named = byFamily.isEmpty() ? null : Named.of(author);
            if (named != null) {
                for (Named candidate : byFamily.getOrDefault(named.name().family(), List.of())) {
                    if (candidate.mayBe(named)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** An author by name, with the kind of the id, if there is one. */
    private record Named(PersonName name, @Nullable String kindOfId) {

        static @Nullable Named of(Author author) {
            return author.name() == null
                    ? null
                    : new Named(PersonName.of(author.name()), author.id() == null ? null : kind(author.id()));
        }

        boolean mayBe(Named other) {
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

    @Override
    public int compareTo(Authors other) {
        return Lists.compare(list, other.list);
    }
}
