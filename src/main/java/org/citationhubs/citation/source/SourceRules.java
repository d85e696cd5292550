package org.citationhubs.citation.source;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The rules by which statements of several sources are united.
 *
 * @param rank names of systems, the most trusted first; all others rank equally after them
 * @param revoked names of the systems whose statements do not count
 */
public record SourceRules(List<String> rank, SortedSet<String> revoked) {

    /** All systems count and rank equally. */
    public static final SourceRules NONE = new SourceRules(List.of(), Collections.emptySortedSet());

    public SourceRules {
        rank = List.copyOf(rank);
        revoked = Collections.unmodifiableSortedSet(new TreeSet<>(revoked));
    }

    /** Creates rules under which all systems count. */
    public static SourceRules ofRank(List<String> rank) {
        return rank.isEmpty() ? NONE : new SourceRules(rank, Collections.emptySortedSet());
    }

    /** Returns whether the statements of a system count. */
    public boolean counts(String system) {
        return revoked.isEmpty() || !revoked.contains(system);
    }

    /** Returns the rules after a system was revoked, or its revocation was taken back. */
    public SourceRules with(String system, boolean isRevoked) {
        if (revoked.contains(system) == isRevoked) {
            return this;
        }
        SortedSet<String> changed = new TreeSet<>(revoked);
        if (isRevoked) {
            changed.add(system);
        } else {
            changed.remove(system);
        }
        return new SourceRules(rank, changed);
    }

    /** Returns the place of a system in the ranking, from zero; the number of ranked systems if it is not ranked. */
    public int place(String system) {
        int place = rank.indexOf(system);
        return place < 0 ? rank.size() : place;
    }

    /** Returns the order of systems by their place in the ranking, the most trusted first. */
    public Comparator<String> byRank() {
        return Comparator.comparingInt(this::place);
    }
}
