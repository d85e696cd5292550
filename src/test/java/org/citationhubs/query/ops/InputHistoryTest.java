package org.citationhubs.query.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InputHistoryTest {

    private static final long SECOND = 1_000_000_000L;

    private final InputHistory history = InputHistory.EMPTY
            .with(10 * SECOND, List.of(100L, 5L))
            .with(20 * SECOND, List.of(200L, 5L))
            .with(30 * SECOND, List.of(200L, 5L))
            .with(40 * SECOND, List.of(250L, 6L));

    @Test
    void answerThatCoversAllEndsHasNoLag() {
        assertThat(history.lag(41 * SECOND, List.of(250L, 6L))).isEqualTo(InputLag.NONE);
        assertThat(history.lag(41 * SECOND, List.of(260L, 6L))).isEqualTo(InputLag.NONE);
    }

    @Test
    void lagBeginsWhenAllEndsWereLastCovered() {
        assertThat(history.lag(41 * SECOND, List.of(210L, 5L))).isEqualTo(new InputLag(41, 11));
        assertThat(history.lag(41 * SECOND, List.of(150L, 6L))).isEqualTo(new InputLag(100, 31));
    }

    @Test
    void lagIsAtLeastAsOldAsTheHistory() {
        assertThat(history.lag(41 * SECOND, List.of(0L, 0L))).isEqualTo(new InputLag(256, 31));
    }

    @Test
    void aPartOfASecondCountsAsOne() {
        assertThat(history.lag(40 * SECOND + 1, List.of(200L, 5L))).isEqualTo(new InputLag(51, 11));
        InputHistory first = InputHistory.EMPTY.with(SECOND, List.of(1L));
        assertThat(first.lag(SECOND, List.of(0L))).isEqualTo(new InputLag(1, 1));
    }

    @Test
    void longHistoryIsShortAndTellsTimesNearly() {
        InputHistory hours = InputHistory.EMPTY;
        for (int second = 0; second <= 36_000; second++) {
            hours = hours.with(second * SECOND, List.of((long) second));
        }

        assertThat(hours.moments()).hasSizeLessThan(400);
        assertThat(hours.lag(36_000 * SECOND, List.of(0L))).isEqualTo(new InputLag(36_000, 36_000));
        assertThat(hours.lag(36_000 * SECOND, List.of(35_980L))).isEqualTo(new InputLag(20, 20));
        assertThat(hours.lag(36_000 * SECOND, List.of(28_800L)).seconds()).isBetween(7_200L, 7_500L);
    }
}
