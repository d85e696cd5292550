package org.citationhubs.store.pending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.store.progress.AppliedOffsets;
import org.citationhubs.store.progress.StoreWatermarks;
import org.junit.jupiter.api.Test;

/** Checks what must survive a crash: pending work in one store, progress in another. */
class PublicationQueueTest {

    private final KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.UNPUBLISHED);

    @Test
    void takesDueHubsOldestChangeFirst() {
        PublicationQueue unpublished = new PublicationQueue(new PendingWork(store));
        unpublished.add(7, 1_000);
        unpublished.add(5, 1_500);

        assertThat(unpublished.isDue(999)).isFalse();
        assertThat(unpublished.isDue(1_000)).isTrue();
        assertThat(unpublished.take()).isEqualTo(7);
        assertThat(unpublished.isDue(1_499)).isFalse();
        assertThat(unpublished.isDue(1_500)).isTrue();
        assertThat(unpublished.take()).isEqualTo(5);
        assertThat(unpublished.isDue(Long.MAX_VALUE)).isFalse();
        assertThat(unpublished.size()).isZero();
    }

    @Test
    void waitingHubKeepsTimeOfFirstChange() {
        PublicationQueue unpublished = new PublicationQueue(new PendingWork(store));
        unpublished.add(7, 1_000);
        unpublished.add(7, 1_900);

        assertThat(unpublished.size()).isEqualTo(1);
        assertThat(unpublished.isDue(1_000)).isTrue();
        assertThat(unpublished.take()).isEqualTo(7);

        unpublished.add(7, 2_000);
        assertThat(unpublished.isDue(1_999)).isFalse();
        assertThat(unpublished.isDue(2_000)).isTrue();
    }

    @Test
    void pollsEachUnpreparedHubOnce() {
        // given
        PublicationQueue unpublished = new PublicationQueue(new PendingWork(store));
        unpublished.add(7, 1_000);
        unpublished.add(5, 1_500);
        unpublished.add(7, 1_600);

        // when, then
        assertThat(unpublished.pollUnprepared(0, 999)).isZero();
        assertThat(unpublished.pollUnprepared(0, 1_600)).isEqualTo(7);
        assertThat(unpublished.pollUnprepared(0, 1_499)).isZero();
        assertThat(unpublished.pollUnprepared(0, 1_600)).isEqualTo(5);
        assertThat(unpublished.pollUnprepared(0, 1_600)).isZero();

        unpublished.add(3, 1_700);
        unpublished.add(4, 1_800);
        assertThat(unpublished.pollUnprepared(1_700, 2_000)).isEqualTo(4);
        assertThat(unpublished.pollUnprepared(0, 2_000)).isZero();
    }

    @Test
    void doesNotPollTakenHub() {
        PublicationQueue unpublished = new PublicationQueue(new PendingWork(store));
        unpublished.add(7, 1_000);
        unpublished.add(5, 1_100);
        unpublished.take();

        assertThat(unpublished.pollUnprepared(0, 2_000)).isEqualTo(5);
    }

    @Test
    void allWaitingHubsAreDueAfterCrash() {
        PublicationQueue before = new PublicationQueue(new PendingWork(store));
        before.add(7, 1_000);
        before.add(5, 1_500);
        before.add(300, 1_600);
        assertThat(before.take()).isEqualTo(7);
        before.onPublished(7);
        new RetitledWorks(new PendingWork(store)).add(9);

        PublicationQueue after = new PublicationQueue(new PendingWork(store));

        assertThat(after.isDue(0)).isTrue();
        assertThat(List.of(after.take(), after.take())).containsExactlyInAnyOrder(5, 300);
        after.onPublished(5);
        after.onPublished(300);
        assertThat(new PublicationQueue(new PendingWork(store)).size()).isZero();
        assertThat(new RetitledWorks(new PendingWork(store)).works()).containsExactly(9);
    }

    @Test
    void deferredHubIsDueFirstWhenReleased() {
        // given
        PublicationQueue unpublished = new PublicationQueue(new PendingWork(store));
        unpublished.add(7, 1_000);
        unpublished.add(5, 1_500);
        assertThat(unpublished.deferrable(999)).isZero();
        assertThat(unpublished.deferrable(1_000)).isEqualTo(7);

        // when
        unpublished.deferFirst(3_000);
        unpublished.add(7, 3_100);

        // then
        assertThat(unpublished.size()).isEqualTo(2);
        assertThat(new PublicationQueue(new PendingWork(store)).size()).isEqualTo(2);
        assertThat(unpublished.isDue(1_499)).isFalse();
        unpublished.release(7);
        unpublished.release(5);
        assertThat(unpublished.isDue(0)).isTrue();
        assertThat(unpublished.isReleased(2_999)).isFalse();
        assertThat(unpublished.isReleased(3_000)).isTrue();
        assertThat(unpublished.take()).isEqualTo(7);
        assertThat(unpublished.take()).isEqualTo(5);
        assertThat(unpublished.size()).isZero();
    }

    @Test
    void hubIsUnpublishedUntilPublishedUnlessChangedAgain() {
        PublicationQueue unpublished = new PublicationQueue(new PendingWork(store));
        unpublished.add(7, 1_000);

        unpublished.take();
        assertThat(PendingWork.isUnpublished(store, 7)).isTrue();
        unpublished.add(7, 1_100);
        unpublished.onPublished(7);
        assertThat(PendingWork.isUnpublished(store, 7)).isTrue();

        unpublished.take();
        unpublished.onPublished(7);
        assertThat(PendingWork.isUnpublished(store, 7)).isFalse();
        assertThat(PendingWork.isUnpublished(store, 8)).isFalse();
    }

    @Test
    void takesChangedHubBeforeReleasedHub() {
        // given
        PublicationQueue unpublished = new PublicationQueue(new PendingWork(store));
        unpublished.add(7, 1_000);
        unpublished.add(5, 1_500);
        unpublished.add(6, 1_600);
        unpublished.deferFirst(3_000);
        unpublished.release(7);

        // when, then
        assertThat(unpublished.deferrable(2_000)).isEqualTo(5);
        unpublished.deferFirst(3_100);
        assertThat(unpublished.takeFirst()).isEqualTo(6);
        assertThat(unpublished.take()).isEqualTo(7);
        assertThat(unpublished.isDue(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void releasesHubsDeferredTooLong() {
        PublicationQueue unpublished = new PublicationQueue(new PendingWork(store));
        unpublished.add(7, 1_000);
        unpublished.deferFirst(3_000);
        unpublished.add(5, 1_500);
        unpublished.deferFirst(3_001);

        unpublished.releaseDeferredUntil(3_000);

        assertThat(unpublished.take()).isEqualTo(7);
        assertThat(unpublished.isDue(Long.MAX_VALUE)).isFalse();
        assertThat(unpublished.size()).isEqualTo(1);
    }

    @Test
    void retitledWorksSurviveCrash() {
        RetitledWorks retitled = new RetitledWorks(new PendingWork(store));
        retitled.add(9);
        retitled.add(9);
        retitled.add(70_000);
        new PublicationQueue(new PendingWork(store)).add(4, 0);

        RetitledWorks after = new RetitledWorks(new PendingWork(store));
        assertThat(after.works()).containsExactlyInAnyOrder(9, 70_000);

        after.remove(List.of(9));
        assertThat(after.isEmpty()).isFalse();
        assertThat(new RetitledWorks(new PendingWork(store)).works()).containsExactly(70_000);
        assertThat(new PublicationQueue(new PendingWork(store)).size()).isEqualTo(1);
    }

    @Test
    void progressIsHighestOffsetOfEachPartition() {
        AppliedOffsets progress = new AppliedOffsets(store);
        progress.apply(new InputOffset(1, 10));
        progress.apply(new InputOffset(0, 1L << 40));
        progress.apply(new InputOffset(1, 9));
        progress.apply(InputOffset.NONE);

        assertThat(progress.asOf()).isEqualTo(InputOffsets.of(Map.of(0, 1L << 40, 1, 10L)));
    }

    @Test
    void storedProgressIsThatOfTheLastStore() {
        AppliedOffsets progress = new AppliedOffsets(store);
        progress.apply(new InputOffset(1, 10));
        assertThat(AppliedOffsets.read(store)).isEqualTo(InputOffsets.NONE);

        progress.store(1_000);
        progress.apply(new InputOffset(1, 11));
        progress.apply(new InputOffset(2, 5));
        assertThat(AppliedOffsets.read(store)).isEqualTo(InputOffsets.of(Map.of(1, 10L)));
        assertThat(new AppliedOffsets(store).asOf()).isEqualTo(InputOffsets.of(Map.of(1, 10L)));

        progress.store(2_000);
        assertThat(AppliedOffsets.read(store)).isEqualTo(InputOffsets.of(Map.of(1, 11L, 2, 5L)));
    }

    @Test
    void returnedProgressDoesNotChange() {
        AppliedOffsets progress = new AppliedOffsets(store);
        progress.apply(new InputOffset(1, 10));
        InputOffsets asOf = progress.asOf();
        progress.apply(new InputOffset(1, 11));

        assertThat(asOf).isEqualTo(InputOffsets.of(Map.of(1, 10L)));
    }

    @Test
    void writesWatermarkAtMostOnceASecond() {
        StoreWatermarks marks = new StoreWatermarks(List.of(store), new PackedWriter());
        assertThat(StoreWatermarks.get(store)).isEqualTo(InputOffsets.NONE);

        marks.set(asOf(1), 10_000);
        assertThat(StoreWatermarks.get(store)).isEqualTo(asOf(1));
        marks.set(asOf(2), 10_500);
        assertThat(StoreWatermarks.get(store)).isEqualTo(asOf(1));
        marks.set(asOf(2), 11_000);
        assertThat(StoreWatermarks.get(store)).isEqualTo(asOf(2));
    }

    private static InputOffsets asOf(long offset) {
        return InputOffsets.of(Map.of(0, offset, 300, 1L << 40));
    }
}
