package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChangeTimeSamplesTest {

    private final ChangeTimeSamples times = new ChangeTimeSamples();

    @Test
    void theOldestEventSinceTheLastPublicationIsTheOneThatCounts() {
        times.note(7, 300);
        times.note(7, 100);
        times.note(7, 200);

        assertThat(times.take(7)).isEqualTo(100);
        assertThat(times.take(7)).isEqualTo(ChangeTimeSamples.UNKNOWN);

        times.note(7, 400);

        assertThat(times.take(7)).isEqualTo(400);
    }

    @Test
    void ofTwoHubsOfOnePlaceTheSecondIsNotTimedAndDoesNotDisturbTheFirst() {
        int other = 7 + (1 << 13);
        times.note(7, 100);
        times.note(other, 50);

        assertThat(times.take(other)).isEqualTo(ChangeTimeSamples.UNKNOWN);
        assertThat(times.take(7)).isEqualTo(100);
    }

    @Test
    void hubZeroIsAHub() {
        assertThat(times.take(0)).isEqualTo(ChangeTimeSamples.UNKNOWN);
        times.note(0, 5);
        assertThat(times.take(0)).isEqualTo(5);
    }
}
