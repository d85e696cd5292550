package org.citationhubs.store.pending;

import static org.assertj.core.api.Assertions.assertThat;

import org.citationhubs.store.hubs.HubStores;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.pending.RowMaintenanceQueue.MaintenanceJob;
import org.citationhubs.store.pending.RowMaintenanceQueue.MaintenanceKind;
import org.junit.jupiter.api.Test;

class RowMaintenanceQueueTest {

    private static final MaintenanceKind KIND = MaintenanceKind.RECOMPUTE_SELF_CITATION;
    private static final MaintenanceJob JOB = new MaintenanceJob(KIND, 7);

    private final HubStores stores = InMemoryStores.hubStores();
    private RowMaintenanceQueue jobs = new RowMaintenanceQueue(stores.pending());

    @Test
    void jobThatRunsIsFinishedAndGoesRoundOnceMore() {
        jobs.start(KIND, 7);
        jobs.continueAt(JOB, 40);

        jobs.start(KIND, 7);
        jobs.start(KIND, 7);

        assertThat(jobs.row(JOB)).as("not interrupted").isEqualTo(40);
        jobs.continueAt(JOB, 80);
        assertThat(jobs.row(JOB)).isEqualTo(80);

        jobs.onLastRow(JOB);

        assertThat(jobs.isEmpty()).isFalse();
        assertThat(jobs.row(JOB)).as("the second round").isZero();
        jobs.onLastRow(JOB);
        assertThat(jobs.isEmpty()).isTrue();
    }

    @Test
    void jobThatHasNotBegunGoesRoundOnce() {
        jobs.start(KIND, 7);
        jobs.start(KIND, 7);

        jobs.onLastRow(JOB);

        assertThat(jobs.isEmpty()).isTrue();
    }

    @Test
    void rowsOfTheSecondRoundAreAhead() {
        jobs.start(KIND, 7);
        jobs.continueAt(JOB, 40);
        assertThat(jobs.isAhead(KIND, 7, 39)).isFalse();
        assertThat(jobs.isAhead(KIND, 7, 40)).isTrue();

        jobs.start(KIND, 7);

        assertThat(jobs.isAhead(KIND, 7, 39)).isTrue();
    }

    @Test
    void crashInTheFirstOfTwoRoundsLeavesOneWholeRound() {
        jobs.start(KIND, 7);
        jobs.continueAt(JOB, 40);
        jobs.start(KIND, 7);
        jobs.continueAt(JOB, 80);

        crash();

        assertThat(jobs.row(JOB)).isZero();
        jobs.continueAt(JOB, 20);
        crash();
        assertThat(jobs.row(JOB)).isEqualTo(20);
        jobs.onLastRow(JOB);
        crash();
        assertThat(jobs.isEmpty()).isTrue();
    }

    private void crash() {
        jobs = new RowMaintenanceQueue(stores.pending());
    }

    @Test
    void jobsTakeTurnsSoThatNoneWaitsForAnother() {
        jobs.start(KIND, 7);
        jobs.start(KIND, 8);
        jobs.start(MaintenanceKind.SEND_CITED_ID, 9);

        assertThat(jobs.next().hub()).isEqualTo(9);
        assertThat(jobs.next().hub()).isEqualTo(7);
        assertThat(jobs.next().hub()).isEqualTo(8);
        assertThat(jobs.next().hub()).isEqualTo(9);
    }
}
