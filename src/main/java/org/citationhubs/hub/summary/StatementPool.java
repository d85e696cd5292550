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
 * The strongest statements about one hub, for and against it, and for and against each of its claims.
 *
 * <p>A mention speaks for what it is about if it is {@link Polarity#SUPPORT}, against it if {@link Polarity#CONTRAST}, and both if
 * {@link Polarity#MIXED}. Of a citing work the strongest mention of each side stands for it: the one of which the classifier was most
 * confident (an unknown confidence is the least), of several the first. Statements are ordered by confidence, then the newer citing
 * work first (without a date last), then by id. The outcome depends on the citing works alone and not on the order in which they
 * came. Not thread-safe.
 */
public final class StatementPool {

    /** So many statements of each side are known of the hub. */
    public static final int MOST = 5;

    /** So many statements of each side are known of a claim. */
    public static final int MOST_OF_CLAIM = 3;

    /** So many removals of kept statements, without any offer, until all rows must be read again. */
    private static final int SPARE = 5;

    private static final Comparator<@Nullable PartialDate> NEWEST_FIRST =
            Comparator.nullsLast(Comparator.reverseOrder());

    private final Comparator<PooledStatement> order;
    private final SupportAndContrast hub;
    private final SortedMap<String, SupportAndContrast> claims = new TreeMap<>();

    /** Which claims a row speaks for or against, so that its counts can be taken back; most rows name none. */
    private final Map<Integer, List<PoolShare>> shares = new HashMap<>();

    /** An empty pool; the order decides between statements that are equal in everything else. */
    public StatementPool(WorkNumberOrder order) {
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

    /** A row's part in the counts of one claim. */
    private record PoolShare(String claim, boolean supporting, boolean contesting) {}

    /** The statements for and against one thing, and the citing works that make any. */
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

        /** False if the strongest of one side are not known any more. */
        boolean forget(int row) {
            boolean supportKnown =
                    supporting.remove(statement -> statement.ref().row() == row);
            boolean contestKnown =
                    contesting.remove(statement -> statement.ref().row() == row);
            return supportKnown && contestKnown;
        }
    }

    /**
     * Takes a citing work into account.
     *
     * @param row of the hub's list of citing works; offered again only after it was removed
     * @param citing its number in the partition
     * @param mentions those of {@code facts}
     */
    public void offer(int row, int citing, CitationFacts facts, List<Mention> mentions) {
        if (!facts.statements().takesSides()) {
            return;
        }
        PoolRow said = new PoolRow(row, citing, facts.publishedAt(), mentions);
        hub.offer(said.strongest(Polarity.SUPPORT, null), said.strongest(Polarity.CONTRAST, null));
        List<PoolShare> shared = new ArrayList<>(1);
        for (String claim : said.claims()) {
            PooledStatement support = said.strongest(Polarity.SUPPORT, claim);
            PooledStatement contest = said.strongest(Polarity.CONTRAST, claim);
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

    /** What one citing work says. */
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

        /** The strongest mention of a side, of a claim or of whatever it is about. */
        @Nullable
        PooledStatement strongest(Polarity side, @Nullable String claim) {
            StatementRef strongest = null;
            for (int i = 0; i < mentions.size(); i++) {
                Mention mention = mentions.get(i);
                Polarity polarity = mention.stance().polarity();
                boolean speaks = polarity == side || polarity == Polarity.MIXED;
                float confidence = mention.stance().confidence();
                if (speaks
                        && (claim == null || claim.equals(mention.claim()))
                        && (strongest == null || confidence > strongest.confidence())) {
                    strongest = new StatementRef(row, citing, i, confidence);
                }
            }
            return strongest == null ? null : new PooledStatement(strongest, publishedAt);
        }
    }

    /**
     * Takes a citing work out of account.
     *
     * @return false if the pool does not know the strongest any more: then all that remain must be offered to a new one
     */
    public boolean remove(int row) {
        boolean known = hub.forget(row);
        List<PoolShare> shared = shares.remove(row);
        if (shared == null) {
            return known;
        }
        for (PoolShare share : shared) {
            SupportAndContrast sides = Objects.requireNonNull(claims.get(share.claim()));
            sides.supportingWorks -= share.supporting() ? 1 : 0;
            sides.contestingWorks -= share.contesting() ? 1 : 0;
            known &= sides.forget(row);
            if (sides.supportingWorks == 0 && sides.contestingWorks == 0) {
                claims.remove(share.claim());
            }
        }
        return known;
    }

    /** The strongest statements for the hub, at most {@link #MOST}. */
    public List<StatementRef> supporting() {
        return refs(hub.supporting, MOST);
    }

    /** The strongest statements against the hub, at most {@link #MOST}. */
    public List<StatementRef> contesting() {
        return refs(hub.contesting, MOST);
    }

    /** The claims that a citing work speaks for or against, by id. */
    public List<ClaimPolarities> claims() {
        List<ClaimPolarities> stances = new ArrayList<>(claims.size());
        claims.forEach((claim, sides) -> stances.add(stances(claim, sides)));
        return stances;
    }

    /** How citing works stand to one claim; zeros if none of them names it. */
    public ClaimPolarities claim(String claim) {
        SupportAndContrast sides = claims.get(claim);
        return sides == null ? ClaimPolarities.none(claim) : stances(claim, sides);
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

    /** Roughly the heap it takes, in bytes. */
    public long heapBytes() {
        long bytes = 256 + 64L * (hub.supporting.size() + hub.contesting.size());
        bytes += 160L * shares.size();
        return bytes + 1_024L * claims.size();
    }
}
