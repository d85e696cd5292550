package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.citationhubs.topology.stage.ThreadIdleness;
import org.junit.jupiter.api.Test;

class BacklogDetectorTest {

    private final ThreadIdleness thread = new ThreadIdleness();
    private final BacklogDetector backlog = new BacklogDetector(Duration.ofSeconds(1), thread);

    @Test
    void hubsArePublishedEveryIntervalWithoutABacklog() {
        assertThat(backlog.publishInterval(100_000)).isEqualTo(1_000);

        backlog.onChange(99_000, 100_000);

        assertThat(backlog.publishInterval(100_000)).isEqualTo(1_000);
    }

    @Test
    void hubsWaitTenIntervalsWhileOldEventsArrive() {
        backlog.onChange(98_999, 100_000);

        assertThat(backlog.publishInterval(100_000)).isEqualTo(10_000);

        poll(backlog, 100_050, 100_250);
        thread.onWork(100_280);
        poll(backlog, 100_300, 100_500);

        assertThat(backlog.publishInterval(100_500))
                .as("the thread works on other partitions")
                .isEqualTo(10_000);
    }

    @Test
    void recordsBetweenTheStagesAreNoBacklog() {
        BacklogDetector shortInterval = new BacklogDetector(Duration.ofMillis(100), thread);
        shortInterval.onChange(99_000, 100_000);

        assertThat(shortInterval.publishInterval(100_000)).isEqualTo(100);

        shortInterval.onChange(98_999, 100_000);

        assertThat(shortInterval.publishInterval(100_000)).isEqualTo(1_000);
    }

    @Test
    void anIdleThreadEndsTheBacklog() {
        backlog.onChange(0, 102_000);

        poll(backlog, 102_050, 102_299);
        assertThat(backlog.publishInterval(102_299)).isEqualTo(10_000);

        poll(backlog, 102_300, 102_300);
        assertThat(backlog.publishInterval(102_300)).isEqualTo(1_000);

        thread.onWork(102_301);
        backlog.onRound(102_301);
        assertThat(backlog.publishInterval(102_301)).as("of another partition").isEqualTo(1_000);

        backlog.onChange(0, 102_302);
        backlog.onRound(102_302);
        assertThat(backlog.publishInterval(102_302)).isEqualTo(10_000);
    }

    @Test
    void aPausedThreadIsNotIdle() {
        backlog.onChange(0, 102_000);

        backlog.onRound(102_800);

        assertThat(backlog.publishInterval(102_800)).isEqualTo(10_000);
    }

    @Test
    void allPartitionsOfAnIdleThreadMayPublish() {
        BacklogDetector other = new BacklogDetector(Duration.ofSeconds(1), thread);
        backlog.onChange(0, 102_000);
        other.onChange(0, 102_000);

        poll(backlog, 102_050, 102_300);
        assertThat(backlog.publishInterval(102_300)).isEqualTo(1_000);

        backlog.onPublication(102_300);
        other.onRound(102_301);
        assertThat(other.publishInterval(102_301)).isEqualTo(1_000);
    }

    @Test
    void publishingBeforeIdleIsWork() {
        backlog.onChange(0, 102_000);
        poll(backlog, 102_050, 102_200);
        backlog.onPublication(102_200);

        poll(backlog, 102_250, 102_300);
        assertThat(backlog.publishInterval(102_300)).isEqualTo(10_000);

        poll(backlog, 102_350, 102_500);
        assertThat(backlog.publishInterval(102_500)).isEqualTo(1_000);
    }

    @Test
    void theBacklogEndsOneIntervalAfterTheLastChange() {
        backlog.onChange(0, 100_000);
        thread.onWork(100_999);

        assertThat(backlog.publishInterval(101_000)).isEqualTo(1_000);
    }

    @Test
    void aNewEventEndsTheBacklog() {
        backlog.onChange(0, 100_000);
        backlog.onChange(99_500, 100_001);

        assertThat(backlog.publishInterval(100_001)).isEqualTo(1_000);
    }

    @Test
    void oldChangesMayBePublishedLate() {
        assertThat(backlog.deferrableUntil(100_000)).isEqualTo(98_000);

        backlog.onChange(0, 99_000);
        backlog.onChange(99_500, 99_600);

        assertThat(backlog.deferrableUntil(100_000)).isEqualTo(99_000);
        assertThat(backlog.deferrableUntil(101_500)).isEqualTo(99_500);
    }

    /** Polls as often as the punctuators of a thread. */
    private static void poll(BacklogDetector partition, long from, long to) {
        for (long now = from; now < to; now += 50) {
            partition.onRound(now);
        }
        partition.onRound(to);
    }
}
