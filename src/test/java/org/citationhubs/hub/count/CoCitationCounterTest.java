package org.citationhubs.hub.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.citationhubs.hub.rank.RankedWork;
import org.citationhubs.hub.rank.WorkNumberOrder;
import org.junit.jupiter.api.Test;

class CoCitationCounterTest {

    /** Orders ids in the reverse order of their numbers. */
    private static final WorkNumberOrder BACKWARDS = (a, b) -> Integer.compare(b, a);

    @Property(tries = 200)
    void leadersAreThoseOfASortAfterAnyChanges(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 25) int length,
            @ForAll @IntRange(min = 1, max = 60) int works) {
        Random random = new Random(seed);
        CoCitationCounter coCitations = new CoCitationCounter(new IntCounter(16), length);
        Map<Integer, Integer> model = new HashMap<>();
        for (int round = 0; round < 30; round++) {
            // when works are counted and, in some rounds, removed again
            boolean withdrawing = random.nextInt(3) == 0;
            for (int step = random.nextInt(40); step > 0; step--) {
                // squares: some works lead for long, others have equal counts
                int number = 1 + (int) (works * Math.pow(random.nextDouble(), 2));
                if (withdrawing && random.nextInt(4) == 0 && model.getOrDefault(number, 0) > 0) {
                    coCitations.remove(number);
                    model.merge(number, -1, Integer::sum);
                } else {
                    coCitations.add(number);
                    model.merge(number, 1, Integer::sum);
                }
            }

            // then the leaders are the first of all works in order
            assertThat(coCitations.leaders(BACKWARDS)).isEqualTo(sorted(model, 1, length));
        }
        assertThat(coCitations.ranked(2, BACKWARDS)).isEqualTo(sorted(model, 2, works));
        assertThat(coCitations.works()).isEqualTo(sorted(model, 1, works).size());
        assertThat(coCitations.total())
                .isEqualTo(model.values().stream().mapToLong(count -> count).sum());
    }

    @Property(tries = 20)
    void noLeaderIsLostBeyondTheCandidateLimit(@ForAll long seed) {
        Random random = new Random(seed);
        CoCitationCounter coCitations = new CoCitationCounter(new IntCounter(16), 20);
        Map<Integer, Integer> model = new HashMap<>();
        for (int round = 0; round < 3; round++) {
            for (int step = 0; step < 3_000; step++) {
                int number = 1 + random.nextInt(1_500);
                coCitations.add(number);
                model.merge(number, 1, Integer::sum);
            }
            assertThat(coCitations.leaders(BACKWARDS)).isEqualTo(sorted(model, 1, 20));
        }
    }

    private static List<RankedWork> sorted(Map<Integer, Integer> counts, int least, int length) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= least)
                .map(entry -> new RankedWork(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt((RankedWork work) -> -work.count())
                        .thenComparingInt(work -> -work.number()))
                .limit(length)
                .toList();
    }

    @Test
    void equalCountsAreOrderedById() {
        CoCitationCounter coCitations = new CoCitationCounter(new IntCounter(16), 2);
        coCitations.addList(new int[] {1, 2, 3}, 9);

        assertThat(coCitations.leaders(BACKWARDS)).containsExactly(new RankedWork(3, 1), new RankedWork(2, 1));
    }

    @Test
    void leadersAreReusedWithoutChanges() {
        CoCitationCounter coCitations = new CoCitationCounter(new IntCounter(16), 2);
        coCitations.addList(new int[] {1, 2, 3, 3}, 9);
        List<RankedWork> leaders = coCitations.leaders(BACKWARDS);

        assertThat(coCitations.leaders(BACKWARDS)).isSameAs(leaders);

        coCitations.add(2);

        assertThat(coCitations.leaders(BACKWARDS)).containsExactly(new RankedWork(3, 2), new RankedWork(2, 2));
    }

    @Test
    void workIsNotCoCitedWithItself() {
        CoCitationCounter coCitations = new CoCitationCounter(new IntCounter(16), 20);
        coCitations.addList(new int[] {1, 9, 3}, 9);
        coCitations.addList(new int[] {3, 9}, 9);
        coCitations.removeList(new int[] {1, 9, 3}, 9);

        assertThat(coCitations.leaders(Integer::compare)).containsExactly(new RankedWork(3, 1));
        assertThat(coCitations.counts().count(9)).isZero();
    }

    @Test
    void noLeadersAreKeptForLengthZero() {
        CoCitationCounter coCitations = new CoCitationCounter(new IntCounter(16), 0);
        coCitations.add(1);

        assertThat(coCitations.leaders(Integer::compare)).isEmpty();
    }
}
