package org.citationhubs.hub.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.rank.BoundedTopK;
import org.citationhubs.hub.rank.WorkNumberOrder;
import org.jspecify.annotations.Nullable;

/**
 * Selects the strongest statements that support or contest one hub, and those that support or contest each of its
 * claims.
 *
 * <p>A mention supports its subject if it is {@link Polarity#SUPPORT}, contests it if it is {@link Polarity#CONTRAST},
 * and does both if it is {@link Polarity#MIXED}. Each citing work is represented by its strongest mention of each side:
 * the mention with the highest confidence (an unknown confidence is the lowest), of several the first. Statements are
 * ordered by confidence, then by date of the citing work (newest first, undated last), then by id. The outcome does not
 * depend on the order in which the citing works were added. Not thread-safe.
 */
final class StatementPool {

    /** Number of statements of each side that are known of the hub. */
    static final int MOST = 5;

    /** Number of statements of each side that are known of a claim. */
    static final int MOST_OF_CLAIM = 3;

    /** Number of removals of kept statements, without offers in between, until all rows must be read again. */
    private static final int SPARE = 5;

    private static final Comparator<@Nullable PartialDate> NEWEST_FIRST =
            Comparator.nullsLast(Comparator.reverseOrder());

    private final Comparator<PooledStatement> order;
    private final SupportAndContrast hub;
    private final SortedMap<String, SupportAndContrast> claims = new TreeMap<>();

    /**
     * The claims that a row supports or contests, so that its counts can be subtracted again; most rows refer to none.
     */
    private final Map<Integer, List<PoolShare>> shares = new HashMap<>();

    /** Starts without statements; {@code order} decides between statements that are equal otherwise. */
    StatementPool(WorkNumberOrder order) {
        this.order = Comparator.comparingDouble(PooledStatement::confidence)
                .reversed()
                .thenComparing(PooledStatement::publishedAt, NEWEST_FIRST)
                .thenComparing(PooledStatement::citing, order::compare);
        this.hub = new SupportAndContrast(MOST);
    }

    private record PooledStatement(
            StatementRef ref, @Nullable PartialDate publishedAt) {

        double confidence() {
            return ref.confidence();
        }

        int citing() {
            return ref.citing();
        }
    }

    /** The part of a row in the counts of one claim. */
    private record PoolShare(String claim, boolean supporting, boolean contesting) {}

    /** The statements that support or contest one subject, and the number of citing works with such statements. */
    private final class SupportAndContrast {

        private final BoundedTopK<PooledStatement> supporting;
        private final BoundedTopK<PooledStatement> contesting;
        private int supportingWorks;
        private int contestingWorks;

        SupportAndContrast(int most) {
            supporting = new BoundedTopK<>(most, SPARE, order);
            contesting = new BoundedTopK<>(most, SPARE, order);
        }

        void offer(@Nullable PooledStatement support, @Nullable PooledStatement contest) {
            if (support != null) {
                supporting.offer(support);
                supportingWorks++;
            }
            if (contest != null) {
                contesting.offer(contest);
                contestingWorks++;
            }
        }

        /** Returns false if the strongest statements of one side are no longer known. */
        boolean remove(int row) {
            boolean supportKnown =
                    supporting.remove(statement -> statement.ref().row() == row);
            boolean contestKnown =
                    contesting.remove(statement -> statement.ref().row() == row);
            return supportKnown && contestKnown;
        }
    }

    /**
     * Adds a citing work.
     *
     * @param row row of the hub's list of citing works; a row must be removed before it is offered again
     * @param citing number of the citing work in the partition
     * @param mentions the mentions that {@code facts} counts
     */
    void offer(int row, int citing, CitationFacts facts, List<Mention> mentions) {
        if (!facts.statements().takesSides()) {
            return;
        }
        PoolRow statements = new PoolRow(row, citing, facts.publishedAt(), mentions);
        hub.offer(statements.strongest(Polarity.SUPPORT, null), statements.strongest(Polarity.CONTRAST, null));
        List<PoolShare> shared = new ArrayList<>(1);
        for (String claim : statements.claims()) {
            PooledStatement support = statements.strongest(Polarity.SUPPORT, claim);
            PooledStatement contest = statements.strongest(Polarity.CONTRAST, claim);
            if (support != null || contest != null) {
                claims.computeIfAbsent(claim, first -> new SupportAndContrast(MOST_OF_CLAIM))
                        .offer(support, contest);
                shared.add(new PoolShare(claim, support != null, contest != null));
            }
        }
        if (!shared.isEmpty()) {
            shares.put(row, List.copyOf(shared));
        }
    }

    /** The mentions of one citing work. */
    private record PoolRow(int row, int citing, @Nullable PartialDate publishedAt, List<Mention> mentions) {

        List<String> claims() {
            List<String> claims = new ArrayList<>(0);
            for (Mention mention : mentions) {
                String claim = mention.claim();
                if (claim != null && !claims.contains(claim)) {
                    claims.add(claim);
                }
            }
            return claims;
        }

        /**
         * Returns the strongest mention of a side, of one claim or, for null, of any subject; null if there is none.
         */
        @Nullable
        PooledStatement strongest(Polarity side, @Nullable String claim) {
            StatementRef strongest = null;
            for (int i = 0; i < mentions.size(); i++) {
                Mention mention = mentions.get(i);
                Polarity polarity = mention.stance().polarity();
                boolean onSide = polarity == side || polarity == Polarity.MIXED;
                float confidence = mention.stance().confidence();
                if (onSide
                        && (claim == null || claim.equals(mention.claim()))
                        && (strongest == null || confidence > strongest.confidence())) {
                    strongest = new StatementRef(row, citing, i, confidence);
                }
            }
            return strongest == null ? null : new PooledStatement(strongest, publishedAt);
        }
    }

    /**
     * Removes a citing work.
     *
     * @return false if the strongest statements are no longer known; then all remaining works must be offered to a new
     *     pool
     */
    boolean remove(int row) {
        boolean known = hub.remove(row);
        List<PoolShare> shared = shares.remove(row);
        if (shared == null) {
            return known;
        }
        for (PoolShare share : shared) {
            SupportAndContrast sides = Objects.requireNonNull(claims.get(share.claim()));
            sides.supportingWorks -= share.supporting() ? 1 : 0;
            sides.contestingWorks -= share.contesting() ? 1 : 0;
            known &= sides.remove(row);
            if (sides.supportingWorks == 0 && sides.contestingWorks == 0) {
                claims.remove(share.claim());
            }
        }
        return known;
    }

    /** Returns the strongest statements that support the hub, at most {@link #MOST}. */
    List<StatementRef> supporting() {
        return refs(hub.supporting, MOST);
    }

    /** Returns the strongest statements that contest the hub, at most {@link #MOST}. */
    List<StatementRef> contesting() {
        return refs(hub.contesting, MOST);
    }

    /** Returns the claims that citing works support or contest, by id. */
    List<ClaimPolarities> claims() {
        List<ClaimPolarities> stances = new ArrayList<>(claims.size());
        claims.forEach((claim, sides) -> stances.add(stances(claim, sides)));
        return stances;
    }

    private static ClaimPolarities stances(String claim, SupportAndContrast sides) {
        return new ClaimPolarities(
                claim,
                sides.supportingWorks,
                sides.contestingWorks,
                refs(sides.supporting, MOST_OF_CLAIM),
                refs(sides.contesting, MOST_OF_CLAIM));
    }

    private static List<StatementRef> refs(BoundedTopK<PooledStatement> statements, int most) {
        return statements.best(most).stream().map(PooledStatement::ref).toList();
    }

    /** Returns the approximate heap usage in bytes. */
    long heapBytes() {
        long bytes = 256 + 64L * (hub.supporting.size() + hub.contesting.size());
        bytes += 160L * shares.size();
        return bytes + 1_024L * claims.size();
    }
}
