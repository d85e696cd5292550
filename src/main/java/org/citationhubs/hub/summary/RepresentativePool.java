package org.citationhubs.hub.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.hub.rank.BoundedTopK;
import org.citationhubs.hub.rank.WorkNumberOrder;
import org.citationhubs.hub.summary.RepresentativeChoice.ChoiceReason;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the representative citing works of one hub.
 *
 * <p>Citing works are ordered by their number of mentions (most first), then by their date of publication (newest
 * first, undated last), then by id. The rule chooses first, for each role that is the primary role of a citing work,
 * the first such work, by priority of the roles. Then it chooses, for each stance that occurs and that no chosen work
 * has, the first such work, in the order of the vocabulary. Then it fills up with the first of the remaining works.
 * Unclassified counts neither as a role nor as a stance. The outcome does not depend on the order in which the citing
 * works were added.
 *
 * <p>For each pair of primary role and stance slightly more works are kept than can be chosen, because the works chosen
 * of a pair are always its first ones. Not thread-safe.
 */
final class RepresentativePool {

    /** Largest number of chosen works. */
    static final int MOST = 24;

    /** Number of removals of kept works, without offers in between, until all rows must be read again. */
    private static final int SPARE = 8;

    private final Comparator<PoolCandidate> order;
    private final List<CandidateGroup> groups = new ArrayList<>(1);

    /** Starts without citing works; {@code order} decides between works that are equal otherwise. */
    RepresentativePool(WorkNumberOrder order) {
        this.order = (a, b) ->
                a.merit() == b.merit() ? order.compare(a.citing(), b.citing()) : Long.compare(b.merit(), a.merit());
    }

    /**
     * A citing work that may be chosen.
     *
     * @param merit mentions and date in one number, because each added citing work is compared with several others
     */
    private record PoolCandidate(int row, int citing, CitationFacts facts, long merit) {

        static PoolCandidate of(int row, int citing, CitationFacts facts) {
            PartialDate published = facts.publishedAt();
            long date = published == null ? 0 : published.packed();
            return new PoolCandidate(
                    row, citing, facts, (long) facts.statements().count() << PartialDate.BITS | date);
        }
    }

    private record CandidateGroup(Role role, Polarity stance, BoundedTopK<PoolCandidate> best) {}

    /**
     * Adds a citing work.
     *
     * @param row row of the hub's list of citing works; a row must be removed before it is offered again
     * @param citing number of the citing work in the partition
     */
    void offer(int row, int citing, CitationFacts facts) {
        group(facts.statements()).best().offer(PoolCandidate.of(row, citing, facts));
    }

    private CandidateGroup group(StatementCounts statements) {
        Role role = statements.primaryRole();
        Polarity stance = statements.polarity();
        for (CandidateGroup group : groups) {
            if (group.role == role && group.stance == stance) {
                return group;
            }
        }
        CandidateGroup group = new CandidateGroup(role, stance, new BoundedTopK<>(MOST, SPARE, order));
        groups.add(group);
        return group;
    }

    /**
     * Removes a citing work.
     *
     * @return false if the best are no longer known; then all remaining works must be offered to a new pool
     */
    boolean remove(int row) {
        boolean known = true;
        for (CandidateGroup group : groups) {
            known &= group.best().remove(candidate -> candidate.row() == row);
        }
        return known;
    }

    /**
     * Returns the representative citing works in the order in which the rule chooses them.
     *
     * @param most at most {@link #MOST}
     */
    List<RepresentativeChoice> chosen(int most) {
        if (most > MOST) {
            throw new IllegalArgumentException(most + " representative citing works, more than " + MOST);
        }
        PoolChoice choice = new PoolChoice(most);
        for (Role role : Role.byPriority()) {
            if (role != Role.UNCLASSIFIED) {
                choice.take(first(group -> group.role() == role), ChoiceReason.of(role));
            }
        }
        for (Polarity stance : Polarity.values()) {
            if (stance != Polarity.UNCLASSIFIED && !choice.has(stance)) {
                choice.take(first(group -> group.stance() == stance), ChoiceReason.of(stance));
            }
        }
        choice.fill(ranked(most));
        return choice.chosen;
    }

    private @Nullable PoolCandidate first(Predicate<CandidateGroup> condition) {
        PoolCandidate first = null;
        for (CandidateGroup group : groups) {
            if (condition.test(group) && !group.best().isEmpty()) {
                PoolCandidate best = group.best().best(1).get(0);
                first = first == null || order.compare(best, first) < 0 ? best : first;
            }
        }
        return first;
    }

    private List<PoolCandidate> ranked(int most) {
        List<PoolCandidate> ranked = new ArrayList<>();
        for (CandidateGroup group : groups) {
            ranked.addAll(group.best().best(most));
        }
        ranked.sort(order);
        return ranked;
    }

    /** Returns the approximate heap usage in bytes. */
    long heapBytes() {
        long bytes = 64;
        for (CandidateGroup group : groups) {
            bytes += 96 + 32L * group.best().size();
        }
        return bytes;
    }

    private static final class PoolChoice {

        private final int most;
        private final List<RepresentativeChoice> chosen = new ArrayList<>();
        private final Set<Integer> rows = new HashSet<>();

        PoolChoice(int most) {
            this.most = most;
        }

        void take(@Nullable PoolCandidate candidate, ChoiceReason reason) {
            if (candidate != null && chosen.size() < most && rows.add(candidate.row())) {
                chosen.add(new RepresentativeChoice(candidate.row(), candidate.citing(), candidate.facts(), reason));
            }
        }

        boolean has(Polarity stance) {
            return chosen.stream().anyMatch(work -> work.facts().statements().polarity() == stance);
        }

        void fill(List<PoolCandidate> ranked) {
            for (PoolCandidate candidate : ranked) {
                take(candidate, ChoiceReason.ofRank(candidate.facts()));
            }
        }
    }
}
