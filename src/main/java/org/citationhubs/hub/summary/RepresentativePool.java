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
 * The citing works of one hub among which the representative ones are.
 *
 * <p>The rule. A citing work goes before another if it mentions the hub more often, then if it was published later (without a date
 * last), then if its id is less. Chosen are, in this order: the first for each role that is a primary role of a citing work, by the
 * priority of roles; the first for each stance that occurs and that none of those chosen takes, in the order of the vocabulary; and
 * then the first of the rest. That nobody classified a citing work is neither a role nor a stance to be covered. The outcome depends
 * on the citing works alone and not on the order in which they came.
 *
 * <p>Of each pair of primary role and stance a few more than may be chosen are kept, because those chosen of a pair are always its
 * first. Not thread-safe.
 */
public final class RepresentativePool {

    /** The most that can be chosen. */
    public static final int MOST = 24;

    /** So many removals of kept works, without any offer, until all rows must be read again. */
    private static final int SPARE = 8;

    private final Comparator<PoolCandidate> order;
    private final List<CandidateGroup> groups = new ArrayList<>(1);

    /** An empty pool; the order decides between citing works that are equal in everything else. */
    public RepresentativePool(WorkNumberOrder order) {
        this.order = (a, b) ->
                a.merit() == b.merit() ? order.compare(a.citing(), b.citing()) : Long.compare(b.merit(), a.merit());
    }

    /**
     * One that may be chosen.
     *
     * @param merit the first two points of the order in one number, for each citing work is compared with several when it comes
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
     * Takes a citing work into account.
     *
     * @param row of the hub's list of citing works; offered again only after it was removed
     * @param citing its number in the partition
     */
    public void offer(int row, int citing, CitationFacts facts) {
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
     * Takes a citing work out of account.
     *
     * @return false if the pool does not know the best any more: then all that remain must be offered to a new one
     */
    public boolean remove(int row) {
        boolean known = true;
        for (CandidateGroup group : groups) {
            known &= group.best().remove(candidate -> candidate.row() == row);
        }
        return known;
    }

    /**
     * The representative citing works, in the order in which the rule chooses them.
     *
     * @param most at most {@link #MOST}
     */
    public List<RepresentativeChoice> chosen(int most) {
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
            if (stance != Polarity.UNCLASSIFIED && !choice.takes(stance)) {
                choice.take(first(group -> group.stance() == stance), ChoiceReason.of(stance));
            }
        }
        choice.fill(ranked(most));
        return choice.chosen;
    }

    private @Nullable PoolCandidate first(Predicate<CandidateGroup> wanted) {
        PoolCandidate first = null;
        for (CandidateGroup group : groups) {
            if (wanted.test(group) && !group.best().isEmpty()) {
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

    /** Roughly the heap it takes, in bytes. */
    public long heapBytes() {
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

        boolean takes(Polarity stance) {
            return chosen.stream().anyMatch(work -> work.facts().statements().polarity() == stance);
        }

        void fill(List<PoolCandidate> ranked) {
            for (PoolCandidate candidate : ranked) {
                take(candidate, ChoiceReason.ofRank(candidate.facts()));
            }
        }
    }
}
