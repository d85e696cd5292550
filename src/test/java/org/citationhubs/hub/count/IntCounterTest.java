package org.citationhubs.hub.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IntCounterTest {

    @Property(tries = 200)
    void countsEqualThoseOfAMap(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 100) int expected,
            @ForAll @IntRange(min = 1, max = 5_000) int works) {
        // given a table and a map
        Random random = new Random(seed);
        IntCounter table = new IntCounter(expected);
        Map<Integer, Integer> model = new HashMap<>();
        // when both receive the same changes
        for (int step = 0; step < 2_000; step++) {
            int number = 1 + random.nextInt(works);
            int before = model.getOrDefault(number, 0);
            // as many removals as additions: entries at zero must make room for others
            int delta = before > 0 && random.nextBoolean() ? -1 - random.nextInt(before) : random.nextInt(3);

            assertThat(table.add(number, delta)).isEqualTo(before + delta);

            model.put(number, before + delta);
        }

        // then both hold the same counts
        model.values().removeIf(count -> count == 0);
        Map<Integer, Integer> counts = new HashMap<>();
        table.forEach((number, count) -> assertThat(counts.put(number, count)).isNull());
        assertThat(counts).isEqualTo(model);
        assertThat(table.distinct()).isEqualTo(model.size());
        assertThat(table.sum())
                .isEqualTo(model.values().stream().mapToLong(count -> count).sum());
        for (int number = 1; number <= works; number++) {
            assertThat(table.count(number)).isEqualTo(model.getOrDefault(number, 0));
        }
    }

    @Test
    void negativeCountIsRefused() {
        IntCounter table = new IntCounter(1);
        table.add(7, 1);

        assertThatThrownBy(() -> table.add(7, -2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the count of work number 7 would be -1");
        assertThatThrownBy(() -> table.add(8, -1)).hasMessage("the count of work number 8 would be -1");

        assertThat(table.count(7)).isEqualTo(1);
        assertThat(table.distinct()).isEqualTo(1);
        assertThat(table.sum()).isEqualTo(1);
    }

    @Test
    void tableDoesNotGrowWithEntriesThatComeAndGo() {
        IntCounter table = new IntCounter(16);
        long heap = table.heapBytes();

        for (int number = 1; number <= 100_000; number++) {
            table.add(number, 1);
            table.add(number, -1);
        }

        assertThat(table.heapBytes()).isEqualTo(heap);
        assertThat(table.distinct()).isZero();
    }

    @Test
    void greatestNumberIsCounted() {
        IntCounter table = new IntCounter(1);
        table.add(Integer.MAX_VALUE, 3);

        assertThat(table.count(Integer.MAX_VALUE)).isEqualTo(3);
    }
}
