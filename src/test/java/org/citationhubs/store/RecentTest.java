package org.citationhubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RecentTest {

    @Property(tries = 200)
    void whatIsRememberedIsAlwaysTheNewest(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int most) {
        Random random = new Random(seed);
        Recent<Integer, Integer> recent = new Recent<>(most);
        Map<Integer, Integer> newest = new HashMap<>();
        for (int step = 0; step < 500; step++) {
            int key = random.nextInt(30);
            switch (random.nextInt(4)) {
                case 0 -> {
                    recent.remove(key);
                    newest.remove(key);
                    assertThat(recent.get(key)).isNull();
                }
                case 1 -> assertThat(recent.get(key)).isIn(newest.get(key), null);
                default -> {
                    recent.put(key, step);
                    newest.put(key, step);
                    assertThat(recent.get(key)).isEqualTo(step);
                }
            }
        }
    }

    @Test
    void atMostSoManyAndAtLeastHalfOfThemAreRemembered() {
        Recent<Integer, String> recent = new Recent<>(10);
        for (int key = 1; key <= 1_000; key++) {
            recent.put(key, "v" + key);
        }

        assertThat(remembered(recent)).hasSizeBetween(5, 10).contains(996, 997, 998, 999, 1_000);
    }

    @Test
    void whatIsUsedIsNotForgotten() {
        Recent<Integer, String> recent = new Recent<>(10);
        recent.put(0, "kept");
        for (int key = 1; key <= 1_000; key++) {
            recent.put(key, "v" + key);
            assertThat(recent.get(0)).isEqualTo("kept");
        }
    }

    /** The newest first: a look may bring one back to the young and push out the oldest. */
    private static List<Integer> remembered(Recent<Integer, String> recent) {
        List<Integer> keys = new ArrayList<>();
        for (int key = 1_000; key >= 1; key--) {
            String value = recent.get(key);
            if (value != null) {
                assertThat(value).isEqualTo("v" + key);
                keys.add(key);
            }
        }
        return keys;
    }
}
