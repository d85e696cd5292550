package org.citationhubs.topology.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SweepShareTest {

    private final AtomicLong nanos = new AtomicLong();
    private final SweepShare share = new SweepShare(nanos::get);
    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    void allSweepsPauseThreeTimesTheTimeOfARound() {
        // given a round of ten milliseconds
        runAt(1_000);

        // then the next one runs thirty milliseconds after it began
        runAt(1_029);
        assertThat(rounds).hasValue(1);
        runAt(1_030);
        assertThat(rounds).hasValue(2);
    }

    @Test
    void aClockThatIsSetBackDoesNotProlongThePause() {
        runAt(1_000_000);

        runAt(1_000);

        assertThat(rounds).hasValue(2);
    }

    private void runAt(long now) {
        share.run(now, isOver -> {
            rounds.incrementAndGet();
            nanos.addAndGet(10_000_000);
        });
    }
}
