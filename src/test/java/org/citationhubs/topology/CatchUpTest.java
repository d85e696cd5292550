package org.citationhubs.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CatchUpTest {

    private final CatchUp catchUp = new CatchUp(Duration.ofSeconds(1));

    @Test
    void hubsArePublishedAtTheirIntervalWhereEventsAreNew() {
        assertThat(catchUp.publishInterval(100_000)).isEqualTo(1_000);

        catchUp.taken(98_000, 100_000);

        assertThat(catchUp.publishInterval(100_000)).isEqualTo(1_000);
    }

    @Test
    void hubsWaitTenTimesAsLongWhileOldEventsComeIn() {
        catchUp.taken(97_999, 100_000);

        assertThat(catchUp.publishInterval(100_000)).isEqualTo(10_000);
        assertThat(catchUp.publishInterval(100_999)).isEqualTo(10_000);
    }

    @Test
    void hubsWaitNoLongerOnceNothingComes() {
        catchUp.taken(0, 100_000);

        assertThat(catchUp.publishInterval(101_000)).isEqualTo(1_000);
    }

    @Test
    void hubsWaitNoLongerOnceEventsAreNewAgain() {
        catchUp.taken(0, 100_000);
        catchUp.taken(99_500, 100_001);

        assertThat(catchUp.publishInterval(100_001)).isEqualTo(1_000);
    }
}
