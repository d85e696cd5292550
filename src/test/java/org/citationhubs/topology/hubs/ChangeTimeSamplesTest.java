package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChangeTimeSamplesTest {

    private final ChangeTimeSamples times = new ChangeTimeSamples();

    @Test
    void theOldestEventSinceTheLastPublicationCounts() {
        times.add(7, 300);
        times.add(7, 100);
        times.add(7, 200);

        assertThat(times.remove(7)).isEqualTo(100);
        assertThat(times.remove(7)).isEqualTo(ChangeTimeSamples.UNKNOWN);

        times.add(7, 400);

        assertThat(times.remove(7)).isEqualTo(400);
    }

    @Test
    void aHubWhoseSlotIsOccupiedIsNotTimed() {
        int other = 7 + (1 << 13);
        times.add(7, 100);
        times.add(other, 50);

        assertThat(times.remove(other)).isEqualTo(ChangeTimeSamples.UNKNOWN);
        assertThat(times.remove(7)).isEqualTo(100);
    }

    @Test
    void hubZeroIsTimed() {
        assertThat(times.remove(0)).isEqualTo(ChangeTimeSamples.UNKNOWN);
        times.add(0, 5);
        assertThat(times.remove(0)).isEqualTo(5);
    }
}
