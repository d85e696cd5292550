package org.citationhubs.hub.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.hub.count.StatementCountsTest;
import org.citationhubs.hub.rank.WorkNumberOrder;
import org.citationhubs.hub.summary.RepresentativeChoice.ChoiceReason;
import org.citationhubs.hub.summary.RepresentativeChoice.ChoiceReason.ReasonKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepresentativePoolTest {

    /** Orders ids in the reverse order of their numbers. */
    private static final WorkNumberOrder BACKWARDS = (a, b) -> Integer.compare(b, a);

    private final RepresentativePool pool = new RepresentativePool(BACKWARDS);

    @Test
    void rolesAreChosenBeforeStancesAndTheRest() {
        pool.offer(0, 100, facts("1999", 1, Role.BACKGROUND, Polarity.NEUTRAL));
        pool.offer(1, 101, facts("1998", 3, Role.BACKGROUND, Polarity.NEUTRAL));
        pool.offer(2, 102, facts("1997", 1, Role.EXTENSION, Polarity.NEUTRAL));
        pool.offer(3, 103, facts("1996", 1, Role.BACKGROUND, Polarity.CONTRAST));
        pool.offer(4, 104, facts(null, 0, Role.UNCLASSIFIED, Polarity.UNCLASSIFIED));
        pool.offer(5, 105, facts("2001", 2, Role.BACKGROUND, Polarity.NEUTRAL));

        assertThat(pool.chosen(24))
                .extracting(
                        RepresentativeChoice::citing, chosen -> chosen.reason().text())
                .containsExactly(
                        tuple(102, "role EXTENSION"),
                        tuple(101, "role BACKGROUND"),
                        tuple(103, "stance CONTRAST"),
                        tuple(105, "mentions"),
                        tuple(100, "mentions"),
                        tuple(104, "recent"));
    }

    @Test
    void stanceOfAChosenWorkIsNotChosenAgain() {
        pool.offer(0, 100, facts("1999", 1, Role.METHOD, Polarity.SUPPORT));
        pool.offer(1, 101, facts("1999", 5, Role.UNCLASSIFIED, Polarity.SUPPORT));

        assertThat(pool.chosen(2))
                .extracting(RepresentativeChoice::reason)
                .containsExactly(
                        new ChoiceReason(ReasonKind.ROLE, Role.METHOD, null),
                        new ChoiceReason(ReasonKind.MENTIONS, null, null));
    }

    @Test
    void equalMentionsAreOrderedByDateThenById() {
        pool.offer(0, 100, facts(null, 0, Role.UNCLASSIFIED, Polarity.UNCLASSIFIED));
        pool.offer(1, 101, facts("1999", 0, Role.UNCLASSIFIED, Polarity.UNCLASSIFIED));
        pool.offer(2, 102, facts("1999-02", 0, Role.UNCLASSIFIED, Polarity.UNCLASSIFIED));
        pool.offer(3, 103, facts("1999", 0, Role.UNCLASSIFIED, Polarity.UNCLASSIFIED));

        assertThat(pool.chosen(4)).extracting(RepresentativeChoice::row).containsExactly(2, 3, 1, 0);
        assertThat(pool.chosen(2)).extracting(RepresentativeChoice::row).containsExactly(2, 3);
        assertThat(pool.chosen(0)).isEmpty();
        assertThatThrownBy(() -> pool.chosen(25)).hasMessageContaining("more than 24");
    }

    @Test
    void tooManyRemovalsRequireAllRowsAgain() {
        for (int row = 0; row < 40; row++) {
            pool.offer(row, row, facts("1999", 0, Role.UNCLASSIFIED, Polarity.UNCLASSIFIED));
        }
        // The last rows come first by id; 32 of them are kept, 24 must be known.
        assertThat(pool.remove(0)).isTrue();
        for (int row = 39; row > 31; row--) {
            assertThat(pool.remove(row)).isTrue();
        }
        assertThat(pool.remove(31)).isFalse();
    }

    @Property(tries = 300)
    void chosenWorksEqualTheRuleOverAllCitingWorks(
            @ForAll long seed,
            @ForAll @IntRange(max = RepresentativePool.MOST) int most,
            @ForAll @IntRange(min = 1, max = 15) int roles,
            @ForAll @IntRange(min = 1, max = 6) int stances) {
        Random random = new Random(seed);
        RepresentativePool pool = new RepresentativePool(BACKWARDS);
        SortedMap<Integer, CitationFacts> model = new TreeMap<>();
        int rows = 0;
        for (int round = 0; round < 8; round++) {
            // when rows are added and others removed
            for (int step = random.nextInt(80); step > 0; step--) {
                CitationFacts facts = random(random, roles, stances);
                model.put(rows, facts);
                pool.offer(rows, citing(rows), facts);
                rows++;
            }
            boolean known = true;
            for (int step = random.nextInt(40); step > 0 && !model.isEmpty(); step--) {
                Integer row = new ArrayList<>(model.keySet()).get(random.nextInt(model.size()));
                model.remove(row);
                known &= pool.remove(row);
            }
            // and all remaining rows are offered again, in any order, if the best are no longer known
            if (!known) {
                pool = new RepresentativePool(BACKWARDS);
                List<Integer> shuffled = new ArrayList<>(model.keySet());
                Collections.shuffle(shuffled, random);
                for (int row : shuffled) {
                    pool.offer(row, citing(row), model.get(row));
                }
            }

            // then the rule over all rows chooses the same works
            assertThat(pool.chosen(most)).isEqualTo(byTheRule(model, most));
        }
    }

    /** Orders works differently from their rows. */
    private static int citing(int row) {
        return row * 7919 % 10_007;
    }

    private static CitationFacts random(Random random, int roles, int stances) {
        @Nullable String date = random.nextInt(4) == 0 ? null : "" + (1990 + random.nextInt(3));
        return facts(
                date, random.nextInt(3), Role.ofCode(random.nextInt(roles)), Polarity.ofCode(random.nextInt(stances)));
    }

    private static List<RepresentativeChoice> byTheRule(SortedMap<Integer, CitationFacts> model, int most) {
        List<Integer> ranked = new ArrayList<>(model.keySet());
        ranked.sort(Comparator.<Integer>comparingInt(
                        row -> -model.get(row).statements().count())
                .thenComparingInt(row -> {
                    PartialDate date = model.get(row).publishedAt();
                    return date == null ? 0 : -date.packed();
                })
                .thenComparingInt(row -> -citing(row)));
        List<RepresentativeChoice> chosen = new ArrayList<>();
        List<Role> priority = Arrays.asList(Role.values().clone());
        priority.sort((a, b) -> a == b ? 0 : Role.primaryOf(List.of(a, b)) == a ? -1 : 1);
        for (Role role : priority) {
            for (int row : ranked) {
                if (role != Role.UNCLASSIFIED && model.get(row).statements().primaryRole() == role) {
                    chosen.add(new RepresentativeChoice(
                            row, citing(row), model.get(row), new ChoiceReason(ReasonKind.ROLE, role, null)));
                    break;
                }
            }
        }
        if (chosen.size() > most) {
            return chosen.subList(0, most);
        }
        for (Polarity stance : Polarity.values()) {
            boolean covered = stance == Polarity.UNCLASSIFIED
                    || chosen.stream().anyMatch(one -> one.facts().statements().polarity() == stance);
            for (int row : covered ? List.<Integer>of() : ranked) {
                if (model.get(row).statements().polarity() == stance) {
                    chosen.add(new RepresentativeChoice(
                            row, citing(row), model.get(row), new ChoiceReason(ReasonKind.STANCE, null, stance)));
                    break;
                }
            }
        }
        for (int row : ranked) {
            if (chosen.stream().noneMatch(one -> one.row() == row)) {
                ReasonKind kind = model.get(row).statements().count() > 0 ? ReasonKind.MENTIONS : ReasonKind.RECENT;
                chosen.add(
                        new RepresentativeChoice(row, citing(row), model.get(row), new ChoiceReason(kind, null, null)));
            }
        }
        return chosen.size() > most ? chosen.subList(0, most) : chosen;
    }

    private static CitationFacts facts(@Nullable String date, int mentions, Role role, Polarity stance) {
        List<Mention> list = new ArrayList<>();
        for (int i = 0; i < mentions; i++) {
            list.add(StatementCountsTest.mention(stance, role));
        }
        return CitationFacts.of(date == null ? null : PartialDate.parse(date), Instant.EPOCH, StatementCounts.of(list));
    }
}
