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
        GenerationalCache<Integer, Integer> recent = new GenerationalCache<>(() -> most, (key, value) -> 1);
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
    void aReplacedValueIsWeighedAnew() {
        GenerationalCache<Integer, String> recent = new GenerationalCache<>(() -> 100, (key, value) -> value.length());
        // when a value is replaced by a longer and by a shorter one
        recent.put(1, "a");
        recent.put(1, "longer");
        // then the last one alone is counted
        assertThat(recent.bytes()).isEqualTo(6);
        recent.put(1, "ab");
        assertThat(recent.bytes()).isEqualTo(2);
    }

    @Test
    void keepsBetweenHalfAndAllOfItsSize() {
        GenerationalCache<Integer, String> recent = new GenerationalCache<>(() -> 10, (key, value) -> 1);
        for (int key = 1; key <= 1_000; key++) {
            recent.put(key, "v" + key);
        }

        assertThat(remembered(recent)).hasSizeBetween(5, 10).contains(996, 997, 998, 999, 1_000);
    }

    @Test
    void isCompleteUntilFirstEviction() {
        GenerationalCache<Integer, String> recent = new GenerationalCache<>(() -> 4, (key, value) -> 1);
        for (int key = 1; key <= 4; key++) {
            recent.put(key, "v" + key);
        }
        assertThat(recent.isComplete()).isTrue();

        recent.put(5, "v5");

        assertThat(recent.isComplete()).isFalse();
    }

    @Test
    void keepsUsedEntries() {
        GenerationalCache<Integer, String> recent = new GenerationalCache<>(() -> 10, (key, value) -> 1);
        recent.put(0, "kept");
        for (int key = 1; key <= 1_000; key++) {
            recent.put(key, "v" + key);
            assertThat(recent.get(0)).isEqualTo("kept");
        }
    }

    @Property(tries = 100)
    void directMappedCacheReturnsNewestValue(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5_000) int most) {
        Random random = new Random(seed);
        DirectMappedCache<Integer> recent = new DirectMappedCache<>(() -> most * 100L, value -> 100);
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
        DirectMappedCache<String> recent = new DirectMappedCache<>(() -> 4_096L * 200, value -> 200);
        for (int number = 1; number <= 4_096; number++) {
            recent.put(number, "v" + number);
        }
        for (int number = 1; number <= 4_096; number++) {
            assertThat(recent.get(number)).isEqualTo("v" + number);
        }
        recent.put(4_097, "pushes out");
        assertThat(recent.get(4_097)).isEqualTo("pushes out");
        assertThat(recent.bytes()).isEqualTo(4_096L * 200);
        assertThat(recent.get(0)).isNull();
    }

    @Property(tries = 100)
    void cachesKeepBoundsInBytes(@ForAll long seed) {
        Random random = new Random(seed);
        long[] max = {100_000};
        DirectMappedCache<Integer> byNumber = new DirectMappedCache<>(() -> max[0], weight -> weight);
        GenerationalCache<Integer, Integer> byId = new GenerationalCache<>(() -> max[0], (key, weight) -> weight);
        for (int step = 0; step < 2_000; step++) {
            int number = 1 + random.nextInt(10_000);
            int weight = 1 + random.nextInt(random.nextInt(50) == 0 ? 40_000 : 400);
            byNumber.put(number, weight);
            byId.put(number, weight);
            assertThat(byNumber.bytes()).isLessThanOrEqualTo(max[0]);
            if (step % 500 == 499) {
                max[0] = 10_000L + random.nextInt(100_000);
                byNumber.trim();
                byId.trim();
                assertThat(byId.bytes()).isLessThanOrEqualTo(max[0]);
                assertThat(byNumber.bytes()).isLessThanOrEqualTo(max[0]);
            }
        }
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
