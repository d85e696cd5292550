package org.citationhubs.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoreProgressTest {

    private static final TopicPartition HUBS = new TopicPartition("citation-hubs-hubs-changelog", 0);
    private static final TopicPartition WORKS = new TopicPartition("citation-hubs-works-changelog", 0);

    private final RestoreProgress progress = new RestoreProgress();

    @Test
    void countsDownToZeroDuringARestore() {
        progress.onRestoreStart(HUBS, "hubs", 100, 1_100);
        progress.onRestoreStart(WORKS, "works", 0, 50);
        assertThat(progress.recordsLeft()).isEqualTo(1_050);

        progress.onBatchRestored(HUBS, "hubs", 500, 400);
        assertThat(progress.recordsLeft()).isEqualTo(650);
        assertThat(progress.storesLeft()).isEqualTo(2);

        progress.onRestoreEnd(WORKS, "works", 50);
        progress.onRestoreSuspended(HUBS, "hubs", 400);
        assertThat(progress.recordsLeft()).isZero();
        assertThat(progress.storesLeft()).isZero();
    }

    @Test
    void transactionMarkersDoNotMakeTheCountNegative() {
        progress.onRestoreStart(HUBS, "hubs", 0, 10);
        progress.onBatchRestored(HUBS, "hubs", 10, 11);

        assertThat(progress.recordsLeft()).isZero();
    }
}
