package org.citationhubs.store.memory;

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

class GenerationalCacheTest {

    @Property(tries = 200)
    void returnsNewestValue(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int most) {
        Random random = new Random(seed);
        GenerationalCache<Integer, Integer> recent = new GenerationalCache<>(most);
        Map<Integer, Integer> newest = new HashMap<>();
        for (int step = 0; step < 500; step++) {
            int key = random.nextInt(30);
            if (random.nextBoolean()) {
                assertThat(recent.get(key)).isIn(newest.get(key), null);
            } else {
                recent.put(key, step);
                newest.put(key, step);
                assertThat(recent.get(key)).isEqualTo(step);
            }
        }
    }

    @Test
    void keepsBetweenHalfAndAllOfItsSize() {
        GenerationalCache<Integer, String> recent = new GenerationalCache<>(10);
        for (int key = 1; key <= 1_000; key++) {
            recent.put(key, "v" + key);
        }

        assertThat(remembered(recent)).hasSizeBetween(5, 10).contains(996, 997, 998, 999, 1_000);
    }

    @Test
    void isCompleteUntilFirstEviction() {
        GenerationalCache<Integer, String> recent = new GenerationalCache<>(4);
        for (int key = 1; key <= 4; key++) {
            recent.put(key, "v" + key);
        }
        assertThat(recent.isComplete()).isTrue();

        recent.put(5, "v5");

        assertThat(recent.isComplete()).isFalse();
    }

    @Test
    void keepsUsedEntries() {
        GenerationalCache<Integer, String> recent = new GenerationalCache<>(10);
        recent.put(0, "kept");
        for (int key = 1; key <= 1_000; key++) {
            recent.put(key, "v" + key);
            assertThat(recent.get(0)).isEqualTo("kept");
        }
    }

    @Property(tries = 100)
    void directMappedCacheReturnsNewestValue(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5_000) int most) {
        Random random = new Random(seed);
        DirectMappedCache<Integer> recent = new DirectMappedCache<>(most);
        Map<Integer, Integer> newest = new HashMap<>();
        for (int step = 0; step < 2_000; step++) {
            int number = 1 + random.nextInt(random.nextBoolean() ? 20_000 : 500);
            if (random.nextBoolean()) {
                assertThat(recent.get(number)).isIn(newest.get(number), null);
            } else {
                recent.put(number, step);
                newest.put(number, step);
                assertThat(recent.get(number)).isEqualTo(step);
            }
        }
    }

    @Test
    void directMappedCacheEvictsOnlyWhenFull() {
        DirectMappedCache<String> recent = new DirectMappedCache<>(4_096);
        for (int number = 1; number < 4_096; number++) {
            recent.put(number, "v" + number);
        }
        for (int number = 1; number < 4_096; number++) {
            assertThat(recent.get(number)).isEqualTo("v" + number);
        }
        recent.put(4_096 + 5, "pushes out");
        assertThat(recent.get(5)).isNull();
        assertThat(recent.get(4_096 + 5)).isEqualTo("pushes out");
        assertThat(recent.get(0)).isNull();
    }

    /** Returns the cached keys, read newest first, because a lookup may evict the oldest. */
    private static List<Integer> remembered(GenerationalCache<Integer, String> recent) {
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
