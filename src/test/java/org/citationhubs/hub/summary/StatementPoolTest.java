package org.citationhubs.hub.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.hub.rank.WorkNumberOrder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatementPoolTest {

    /** Orders ids in the reverse order of their numbers. */
    private static final WorkNumberOrder BACKWARDS = (a, b) -> Integer.compare(b, a);

    private final StatementPool pool = new StatementPool(BACKWARDS);

    @Test
    void statementsAreOrderedByConfidenceDateAndId() {
        offer(0, "1999", mention(Polarity.SUPPORT, 0.7f, null));
        offer(1, null, mention(Polarity.SUPPORT, 0.9f, null));
        offer(2, "1998", mention(Polarity.SUPPORT, 0.9f, null));
        offer(3, "1999", mention(Polarity.SUPPORT, 0.9f, null));
        offer(4, "1999", mention(Polarity.SUPPORT, 0.9f, null));
        offer(5, "2020", mention(Polarity.SUPPORT, -1, null));
        offer(6, "2020", mention(Polarity.NEUTRAL, 1, null));

        assertThat(pool.supporting()).extracting(StatementRef::row).containsExactly(4, 3, 2, 1, 0);
        assertThat(pool.contesting()).isEmpty();

        pool.remove(4);
        assertThat(pool.supporting()).extracting(StatementRef::row).containsExactly(3, 2, 1, 0, 5);
    }

    @Test
    void strongestMentionRepresentsItsCitingWork() {
        offer(
                0,
                "1999",
                mention(Polarity.SUPPORT, 0.6f, null),
                mention(Polarity.CONTRAST, 0.9f, null),
                mention(Polarity.SUPPORT, 0.8f, null),
                mention(Polarity.SUPPORT, 0.8f, null));

        assertThat(pool.supporting()).containsExactly(new StatementRef(0, 1_000, 2, 0.8f));
        assertThat(pool.contesting()).containsExactly(new StatementRef(0, 1_000, 1, 0.9f));
    }

    @Test
    void mixedMentionSupportsAndContests() {
        offer(0, "1999", mention(Polarity.MIXED, 0.5f, "c1"));

        assertThat(pool.supporting()).isEqualTo(pool.contesting()).containsExactly(new StatementRef(0, 1_000, 0, 0.5f));
        assertThat(pool.claims()).singleElement().satisfies(claim -> {
            assertThat(claim.supporting()).isEqualTo(1);
            assertThat(claim.contesting()).isEqualTo(1);
        });
    }

    @Test
    void citingWorkCountsOnceForAClaim() {
        offer(0, "1999", mention(Polarity.SUPPORT, 0.5f, "c1"), mention(Polarity.SUPPORT, 0.6f, "c1"));
        offer(1, "1999", mention(Polarity.CONTRAST, 0.5f, "c1"), mention(Polarity.SUPPORT, 0.6f, "c2"));
        offer(2, "1999", mention(Polarity.NEUTRAL, 0.5f, "c3"));

        assertThat(pool.claims())
                .containsExactly(
                        new ClaimPolarities(
                                "c1",
                                1,
                                1,
                                List.of(new StatementRef(0, 1_000, 1, 0.6f)),
                                List.of(new StatementRef(1, 1_001, 0, 0.5f))),
                        new ClaimPolarities("c2", 1, 0, List.of(new StatementRef(1, 1_001, 1, 0.6f)), List.of()));
        assertThat(claim(pool, "c3")).isEqualTo(new ClaimPolarities("c3", 0, 0, List.of(), List.of()));

        pool.remove(1);
        assertThat(pool.claims()).extracting(ClaimPolarities::claim).containsExactly("c1");
        assertThat(claim(pool, "c1").contesting()).isZero();
    }

    private static ClaimPolarities claim(StatementPool pool, String id) {
        return pool.claims().stream()
                .filter(claim -> claim.claim().equals(id))
                .findFirst()
                .orElse(ClaimPolarities.none(id));
    }

    @Property(tries = 300)
    void strongestStatementsAreThoseOfASort(@ForAll long seed) {
        Random random = new Random(seed);
        StatementPool pool = new StatementPool(BACKWARDS);
        SortedMap<Integer, StatedWork> model = new TreeMap<>();
        int rows = 0;
        for (int round = 0; round < 8; round++) {
            // when rows are added and others removed
            for (int step = random.nextInt(20); step > 0; step--) {
                StatedWork work = random(random);
                model.put(rows, work);
                offer(pool, rows, work);
                rows++;
            }
            boolean known = true;
            for (int step = random.nextInt(12); step > 0 && !model.isEmpty(); step--) {
                Integer row = new ArrayList<>(model.keySet()).get(random.nextInt(model.size()));
                model.remove(row);
                known &= pool.remove(row);
            }
            // and all remaining rows are offered again, in any order, if the best are no longer known
            if (!known) {
                pool = new StatementPool(BACKWARDS);
                List<Integer> shuffled = new ArrayList<>(model.keySet());
                Collections.shuffle(shuffled, random);
                for (int row : shuffled) {
                    offer(pool, row, model.get(row));
                }
            }

            // then they are the first of all statements in order
            assertThat(pool.supporting()).isEqualTo(strongest(model, Polarity.SUPPORT, null, 5));
            assertThat(pool.contesting()).isEqualTo(strongest(model, Polarity.CONTRAST, null, 5));
            for (String claim : List.of("c1", "c2")) {
                assertThat(claim(pool, claim))
                        .isEqualTo(new ClaimPolarities(
                                claim,
                                strongest(model, Polarity.SUPPORT, claim, rows).size(),
                                strongest(model, Polarity.CONTRAST, claim, rows).size(),
                                strongest(model, Polarity.SUPPORT, claim, 3),
                                strongest(model, Polarity.CONTRAST, claim, 3)));
            }
        }
    }

    record StatedWork(@Nullable PartialDate publishedAt, List<Mention> mentions) {}

    private static StatedWork random(Random random) {
        List<Mention> mentions = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            mentions.add(mention(
                    Polarity.ofCode(random.nextInt(4)),
                    random.nextInt(3) / 2f,
                    random.nextBoolean() ? null : "c" + (1 + random.nextInt(2))));
        }
        return new StatedWork(
                random.nextInt(3) == 0 ? null : new PartialDate(1990 + random.nextInt(2), 0, 0), mentions);
    }

    private static List<StatementRef> strongest(
            SortedMap<Integer, StatedWork> model, Polarity side, @Nullable String claim, int most) {
        List<StatementRef> strongest = new ArrayList<>();
        model.forEach((row, work) -> {
            StatementRef best = null;
            for (int i = work.mentions().size() - 1; i >= 0; i--) {
                Mention mention = work.mentions().get(i);
                boolean about = claim == null || claim.equals(mention.claim());
                boolean onSide =
                        mention.stance().polarity() == side || mention.stance().polarity() == Polarity.MIXED;
                if (about && onSide && (best == null || mention.stance().confidence() >= best.confidence())) {
                    best = new StatementRef(
                            row, 1_000 + row, i, mention.stance().confidence());
                }
            }
            if (best != null) {
                strongest.add(best);
            }
        });
        strongest.sort(Comparator.comparingDouble((StatementRef ref) -> -ref.confidence())
                .thenComparingInt(ref -> {
                    PartialDate date = model.get(ref.row()).publishedAt();
                    return date == null ? 0 : -date.packed();
                })
                .thenComparingInt(ref -> -ref.citing()));
        return strongest.size() > most ? strongest.subList(0, most) : strongest;
    }

    private void offer(int row, @Nullable String date, Mention... mentions) {
        offer(pool, row, new StatedWork(date == null ? null : PartialDate.parse(date), List.of(mentions)));
    }

    private static void offer(StatementPool pool, int row, StatedWork work) {
        CitationFacts facts = CitationFacts.of(work.publishedAt(), Instant.EPOCH, StatementCounts.of(work.mentions()));
        pool.offer(row, 1_000 + row, facts, work.mentions());
    }

    private static Mention mention(Polarity polarity, float confidence, @Nullable String claim) {
        return new Mention(null, null, List.of(), new PolarityAssignment(polarity, confidence), null, claim);
    }
}
