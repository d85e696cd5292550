package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.citationhubs.topology.hubs.RoundBudget.Deadline;
import org.junit.jupiter.api.Test;

class RoundBudgetTest {

    private long now = Long.MAX_VALUE - 10;
    private final RoundBudget budget = new RoundBudget(() -> now, Duration.ofNanos(80));

    @Test
    void rowsHaveAQuarterScansAnEighthAndPublicationsTheRest() {
        budget.begin();
        assertThat(left(budget.rows())).isEqualTo(20);
        assertThat(left(budget.scans())).isEqualTo(10);
        assertThat(left(budget.publications())).isEqualTo(80);
        Deadline publications = budget.publications();

        // when rows and scans take all of their time, a row and a hub even more
        now += 35;

        assertThat(left(publications)).isEqualTo(45);
        assertThat(left(budget.preparation())).isEqualTo(20);
    }

    @Test
    void nextRoundHasItsOwnTime() {
        budget.begin();
        now += 1_000;
        assertThat(budget.publications().isReached()).isTrue();

        budget.begin();

        assertThat(left(budget.publications())).isEqualTo(80);
        assertThat(left(budget.rows())).isEqualTo(20);
    }

    /** Returns after how many nanoseconds a deadline is reached; it works across the overflow of the clock. */
    private int left(Deadline deadline) {
        long before = now;
        int left = 0;
        while (!deadline.isReached()) {
            now++;
            left++;
        }
        now = before;
        return left;
    }
}
