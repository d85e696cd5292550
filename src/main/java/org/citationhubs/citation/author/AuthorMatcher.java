package org.citationhubs.citation.author;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares the authors of a work with those of many other works. Ids and names are normalised once. Immutable. Two
 * matchers are equal if they have the same ids and the same normalised names, in whatever order and spelling.
 *
 * <p>Authors with the same id are one person; authors with two different ids of one registry are two persons. If an id
 * is missing, or the ids are of different registries, the names decide. A stand-in such as {@code et al.} is not a
 * name. Of two names the family names must be equal, and the given names must agree as far as both are known. An
 * initial agrees with every name that begins with it. Diacritics, case and the position of the family name are ignored.
 */
public final class AuthorMatcher {

    /** The authors are not known. */
    public static final AuthorMatcher NONE = new AuthorMatcher(Set.of(), List.of());

    private final Set<AuthorId> ids;

    /** Ascending and distinct. A collaboration has thousands of authors, so those that may match are searched for. */
    private final List<NamedAuthor> named;

    private AuthorMatcher(Set<AuthorId> ids, List<NamedAuthor> named) {
        this.ids = ids;
        this.named = named;
    }

    /** Creates a matcher for the authors of a work, {@link #NONE} for null. */
    public static AuthorMatcher of(@Nullable Authors authors) {
        if (authors == null) {
            return NONE;
        }
        Set<AuthorId> ids = new HashSet<>();
        Set<NamedAuthor> named = new TreeSet<>();
        for (Author author : authors.list()) {
            AuthorId id = author.id() == null ? null : AuthorId.of(author.id());
            if (id != null) {
                ids.add(id);
            }
            NamedAuthor name = NamedAuthor.of(author.name(), id);
            if (name != null) {
                named.add(name);
            }
        }
        return new AuthorMatcher(ids, List.copyOf(named));
    }

    /**
     * Returns whether one person is an author of both works, so that a citation between them is a self-citation.
     * Symmetric.
     */
    public boolean sharesAuthorWith(AuthorMatcher other) {
        return sharesAuthorWith(other, NamedAuthor::matches);
    }

    /**
     * As {@link #sharesAuthorWith(AuthorMatcher)}, for authors that are compared once: those after the first one in
     * common are not looked at.
     */
    public boolean sharesAuthorWith(@Nullable Authors other) {
        if (other == null || equals(NONE)) {
            return false;
        }
        for (Author author : other.list()) {
            AuthorId id = author.id() == null ? null : AuthorId.of(author.id());
            NamedAuthor name = NamedAuthor.of(author.name(), id);
            if ((id != null && ids.contains(id)) || (name != null && names(name, NamedAuthor::matches))) {
                return true;
            }
        }
        return false;
    }

    /**
     * As {@link #sharesAuthorWith(AuthorMatcher)}.
     *
     * @param match compares two names
     */
    boolean sharesAuthorWith(AuthorMatcher other, BiPredicate<NamedAuthor, NamedAuthor> match) {
        return named.size() + ids.size() <= other.named.size() + other.ids.size()
                ? isSharedBy(other, match)
                : other.isSharedBy(this, match);
    }

    private boolean isSharedBy(AuthorMatcher other, BiPredicate<NamedAuthor, NamedAuthor> match) {
        if (!other.ids.isEmpty()) {
            for (AuthorId id : ids) {
                if (other.ids.contains(id)) {
                    return true;
                }
            }
        }
        for (NamedAuthor author : named) {
            if (other.names(author, match)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether an author here matches one of another work. */
    private boolean names(NamedAuthor author, BiPredicate<NamedAuthor, NamedAuthor> match) {
        String first = author.firstGiven();
        if (first.length() <= 1) {
            return anyMatch(author, first, !first.isEmpty(), match);
        }
        return anyMatch(author, first.substring(0, 1), false, match) || anyMatch(author, first, false, match);
    }

    /**
     * Returns whether an author matches one here of the same family name.
     *
     * @param first the first given name here, or its beginning
     * @param beginning whether it is the beginning
     */
    private boolean anyMatch(
            NamedAuthor author, String first, boolean beginning, BiPredicate<NamedAuthor, NamedAuthor> match) {
        for (int at = firstOf(author.family(), first); at < named.size(); at++) {
            NamedAuthor other = named.get(at);
            String given = other.firstGiven();
            if (!other.family().equals(author.family())
                    || !(beginning ? given.startsWith(first) : given.equals(first))) {
                return false;
            }
            if (match.test(author, other)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the index of the first author not before a family name and a first given name. */
    private int firstOf(String family, String first) {
        int from = 0;
        int to = named.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            NamedAuthor author = named.get(middle);
            int byFamily = author.family().compareTo(family);
            if (byFamily < 0 || (byFamily == 0 && author.firstGiven().compareTo(first) < 0)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof AuthorMatcher that && ids.equals(that.ids) && named.equals(that.named));
    }

    @Override
    public int hashCode() {
        return 31 * ids.hashCode() + named.hashCode();
    }
}
