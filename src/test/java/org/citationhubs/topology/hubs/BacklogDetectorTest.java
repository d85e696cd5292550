package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.citationhubs.topology.stage.ThreadIdleness;
import org.junit.jupiter.api.Test;

class BacklogDetectorTest {

    private final ThreadIdleness thread = new ThreadIdleness();
    private final BacklogDetector catchUp = new BacklogDetector(Duration.ofSeconds(1), thread);

    @Test
    void hubsArePublishedAtTheirIntervalWhereEventsAreNew() {
        assertThat(catchUp.publishInterval(100_000)).isEqualTo(1_000);

        catchUp.taken(99_000, 100_000);

        assertThat(catchUp.publishInterval(100_000)).isEqualTo(1_000);
    }

    @Test
    void hubsWaitTenTimesAsLongWhileOldEventsComeIn() {
        catchUp.taken(98_999, 100_000);

        assertThat(catchUp.publishInterval(100_000)).isEqualTo(10_000);

        looks(catchUp, 100_050, 100_250);
        thread.done(100_280);
        looks(catchUp, 100_300, 100_500);

        assertThat(catchUp.publishInterval(100_500))
                .as("the thread works on other partitions")
                .isEqualTo(10_000);
    }

    @Test
    void whatIsOnItsWayBetweenTheStagesIsNotLateHoweverShortTheInterval() {
        BacklogDetector hasty = new BacklogDetector(Duration.ofMillis(100), thread);
        hasty.taken(99_000, 100_000);

        assertThat(hasty.publishInterval(100_000)).isEqualTo(100);

        hasty.taken(98_999, 100_000);

        assertThat(hasty.publishInterval(100_000)).isEqualTo(1_000);
    }

    @Test
    void hubsWaitNoLongerOnceTheThreadHasNothingToDo() {
        catchUp.taken(0, 102_000);

        looks(catchUp, 102_050, 102_299);
        assertThat(catchUp.publishInterval(102_299)).isEqualTo(10_000);

        looks(catchUp, 102_300, 102_300);
        assertThat(catchUp.publishInterval(102_300)).isEqualTo(1_000);

        thread.done(102_301);
        catchUp.looks(102_301);
        assertThat(catchUp.publishInterval(102_301)).as("of another partition").isEqualTo(1_000);

        catchUp.taken(0, 102_302);
        catchUp.looks(102_302);
        assertThat(catchUp.publishInterval(102_302)).isEqualTo(10_000);
    }

    @Test
    void aThreadThatIsHeldUpIsNotStill() {
        catchUp.taken(0, 102_000);

        catchUp.looks(102_800);

        assertThat(catchUp.publishInterval(102_800)).isEqualTo(10_000);
    }

    @Test
    void allPartitionsOfAStillThreadMayPublish() {
        BacklogDetector other = new BacklogDetector(Duration.ofSeconds(1), thread);
        catchUp.taken(0, 102_000);
        other.taken(0, 102_000);

        looks(catchUp, 102_050, 102_300);
        assertThat(catchUp.publishInterval(102_300)).isEqualTo(1_000);

        catchUp.published(102_300);
        other.looks(102_301);
        assertThat(other.publishInterval(102_301)).isEqualTo(1_000);
    }

    @Test
    void aThreadThatPublishesBeforeItIsStillHasNotSeenWhatElseCame() {
        catchUp.taken(0, 102_000);
        looks(catchUp, 102_050, 102_200);
        catchUp.published(102_200);

        looks(catchUp, 102_250, 102_300);
        assertThat(catchUp.publishInterval(102_300)).isEqualTo(10_000);

        looks(catchUp, 102_350, 102_500);
        assertThat(catchUp.publishInterval(102_500)).isEqualTo(1_000);
    }

    @Test
    void hubsWaitNoLongerOnceNothingComes() {
        catchUp.taken(0, 100_000);
        thread.done(100_999);

        assertThat(catchUp.publishInterval(101_000)).isEqualTo(1_000);
    }

    @Test
    void hubsWaitNoLongerOnceEventsAreNewAgain() {
        catchUp.taken(0, 100_000);
        catchUp.taken(99_500, 100_001);

        assertThat(catchUp.publishInterval(100_001)).isEqualTo(1_000);
    }

    @Test
    void nobodyIsInAHurryForWhatIsOldNews() {
        assertThat(catchUp.unhurriedUntil(100_000)).isEqualTo(98_000);

        catchUp.taken(0, 99_000);
        catchUp.taken(99_500, 99_600);

        assertThat(catchUp.unhurriedUntil(100_000)).isEqualTo(99_000);
        assertThat(catchUp.unhurriedUntil(101_500)).isEqualTo(99_500);
    }

    /** Looks as often as tasks do. */
    private static void looks(BacklogDetector partition, long from, long to) {
        for (long now = from; now < to; now += 50) {
            partition.looks(now);
        }
        partition.looks(to);
    }
}
