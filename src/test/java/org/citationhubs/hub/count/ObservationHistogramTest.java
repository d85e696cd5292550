package org.citationhubs.hub.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ObservationHistogramTest {

    /** 2026-05-25. */
    private static final int TODAY = 20_598;

    private final ObservationHistogram observed = new ObservationHistogram();

    /** The history began 11 periods ago and has one citation, 30 days old. */
    @Test
    void windowIncludesToday() {
        for (int age : new int[] {0, 1, 6, 7, 29, 30, 364, 365}) {
            observed.add(TODAY - age, 1);
        }

        assertThat(observed.at(TODAY)).isEqualTo(new ActivityWindows(1, 3, 5, 7, 5 / 30.0, 4.909));
    }

    @Test
    void laterObservationsAreNotCounted() {
        observed.add(TODAY + 1, 5);

        assertThat(observed.at(TODAY)).isEqualTo(ActivityWindows.NONE);
        assertThat(observed.nextChange(TODAY)).isEqualTo(TODAY + 1);
    }

    /**
     * Periods of 4, 10 and 16 have the mean 10 and the variance 24, above the mean. 20 are 2.04 standard deviations
     * more.
     */
    @Test
    void lastThirtyDaysAreComparedWithEarlierPeriods() {
        observed.add(TODAY - 119, 4);
        observed.add(TODAY - 60, 10);
        observed.add(TODAY - 59, 15);
        observed.add(TODAY - 30, 1);
        observed.add(TODAY, 20);

        assertThat(observed.at(TODAY).zScore()).isCloseTo(10 / Math.sqrt(24), offset(0.0006));
    }

    /** Three periods of 9 have no variance, but 9 independent arrivals have a standard deviation of 3. */
    @Test
    void deviationIsAtLeastThatOfAPoissonProcess() {
        for (int age = 30; age < 120; age += 10) {
            observed.add(TODAY - age, 3);
        }
        observed.add(TODAY - 119, 0);
        observed.add(TODAY - 3, 15);
        assertThat(observed.at(TODAY).zScore()).isZero();

        observed.add(TODAY - 119, 3);
        observed.add(TODAY - 110, -3);
        assertThat(observed.at(TODAY).zScore()).isCloseTo((15 - 9) / 3.0, offset(0.0006));
    }

    @Test
    void hubWithFewerThanThreePeriodsHasNoHistory() {
        observed.add(TODAY - 118, 4);
        observed.add(TODAY, 20);

        assertThat(observed.at(TODAY).zScore()).isZero();
        assertThat(observed.at(TODAY + 1).zScore()).isNotZero();
    }

    @Test
    void removedObservationsLeaveNoTrace() {
        observed.add(TODAY, 2);
        observed.add(TODAY - 40, 1);
        observed.add(TODAY, -1);
        observed.add(TODAY - 40, -1);

        assertThat(observed.at(TODAY)).isEqualTo(ActivityWindows.of(1, 1, 1, 1, 0));
        assertThatThrownBy(() -> observed.add(TODAY, -2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the count of day 20598 would be -1");
    }

    @Test
    void nothingChangesAfterTheLastPeriod() {
        assertThat(observed.nextChange(TODAY)).isEqualTo(Integer.MAX_VALUE);

        observed.add(TODAY - 800, 3);

        // No citation is in any window, and the history has twelve empty periods.
        assertThat(observed.at(TODAY)).isEqualTo(new ActivityWindows(0, 0, 0, 0, 0, 0));
        assertThat(observed.nextChange(TODAY)).isEqualTo(Integer.MAX_VALUE);
    }

    @Property(tries = 300)
    void windowsAndNextChangeEqualADailyCount(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 900) int span,
            @ForAll @IntRange(min = 1, max = 60) int steps) {
        // given a histogram and a map with the same changes
        Random random = new Random(seed);
        ObservationHistogram observed = new ObservationHistogram();
        SortedMap<Integer, Integer> model = new TreeMap<>();
        for (int step = 0; step < steps; step++) {
            int day = TODAY - random.nextInt(span);
            if (random.nextInt(4) == 0 && model.containsKey(day)) {
                observed.add(day, -1);
                model.merge(day, -1, (count, less) -> count == 1 ? null : count + less);
            } else {
                int more = 1 + random.nextInt(3);
                observed.add(day, more);
                model.merge(day, more, Integer::sum);
            }
        }
        int today = TODAY - random.nextInt(span) + random.nextInt(60);

        // then both give the same windows and next change
        assertThat(observed.at(today)).isEqualTo(counted(model, today));
        assertThat(observed.nextChange(today)).isEqualTo(nextCounted(model, today));
    }

    private static int nextCounted(SortedMap<Integer, Integer> model, int today) {
        ActivityWindows now = counted(model, today);
        for (int day = today + 1; day < TODAY + 500; day++) {
            if (!counted(model, day).equals(now)) {
                return day;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static ActivityWindows counted(SortedMap<Integer, Integer> model, int today) {
        int d30 = within(model, today - 29, today);
        List<Integer> history = new ArrayList<>();
        for (int period = 1; period <= 12; period++) {
            int from = today - 30 * period - 29;
            if (!model.isEmpty() && from >= model.firstKey()) {
                history.add(within(model, from, from + 29));
            }
        }
        double zScore = 0;
        if (history.size() >= 3) {
            double mean = history.stream().mapToInt(count -> count).average().orElseThrow();
            double squares = history.stream()
                            .mapToDouble(count -> (double) count * count)
                            .sum()
                    / history.size();
            double variance = Math.max(squares - mean * mean, Math.max(mean, 1));
            zScore = Math.round((d30 - mean) / Math.sqrt(variance) * 1_000) / 1_000.0;
        }
        return new ActivityWindows(
                within(model, today, today),
                within(model, today - 6, today),
                d30,
                within(model, today - 364, today),
                d30 / 30.0,
                zScore);
    }

    private static int within(SortedMap<Integer, Integer> model, int from, int to) {
        return model.subMap(from, to + 1).values().stream()
                .mapToInt(count -> count)
                .sum();
    }
}
