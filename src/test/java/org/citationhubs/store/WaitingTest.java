package org.citationhubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.SourceOffset;
import org.citationhubs.serde.PackedWriter;
import org.junit.jupiter.api.Test;

/** What has to be done yet, and outlives a crash: unpublished hubs and retitled works in one store, progress in another. */
class WaitingTest {

    private final KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.UNPUBLISHED);

    @Test
    void theHubThatWaitsLongestComesFirstOnceItIsDue() {
        Unpublished unpublished = new Unpublished(store);
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
    void aHubThatChangesAgainWhileItWaitsIsPublishedOnceAndNotLater() {
        Unpublished unpublished = new Unpublished(store);
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
    void eachHubThatWaitsIsPreparedOnceUnlessItChangedTooEarly() {
        // given
        Unpublished unpublished = new Unpublished(store);
        unpublished.add(7, 1_000);
        unpublished.add(5, 1_500);
        unpublished.add(7, 1_600);

        // when, then
        assertThat(unpublished.nextUnprepared(0, 999)).isZero();
        assertThat(unpublished.nextUnprepared(0, 1_600)).isEqualTo(7);
        assertThat(unpublished.nextUnprepared(0, 1_499)).isZero();
        assertThat(unpublished.nextUnprepared(0, 1_600)).isEqualTo(5);
        assertThat(unpublished.nextUnprepared(0, 1_600)).isZero();

        unpublished.add(3, 1_700);
        unpublished.add(4, 1_800);
        assertThat(unpublished.nextUnprepared(1_700, 2_000)).isEqualTo(4);
        assertThat(unpublished.nextUnprepared(0, 2_000)).isZero();
    }

    @Test
    void aHubThatWasPublishedMeanwhileIsNotPrepared() {
        Unpublished unpublished = new Unpublished(store);
        unpublished.add(7, 1_000);
        unpublished.add(5, 1_100);
        unpublished.take();

        assertThat(unpublished.nextUnprepared(0, 2_000)).isEqualTo(5);
    }

    @Test
    void afterACrashAllThatWaitedAreDueAtOnceAndNothingElse() {
        Unpublished before = new Unpublished(store);
        before.add(7, 1_000);
        before.add(5, 1_500);
        before.add(300, 1_600);
        assertThat(before.take()).isEqualTo(7);
        before.published(7);
        new RetitledWorks(store).add(9);

        Unpublished after = new Unpublished(store);

        assertThat(after.isDue(0)).isTrue();
        assertThat(List.of(after.take(), after.take())).containsExactlyInAnyOrder(5, 300);
        after.published(5);
        after.published(300);
        assertThat(new Unpublished(store).size()).isZero();
        assertThat(new RetitledWorks(store).works()).containsExactly(9);
    }

    @Test
    void aHubThatIsHeldBackIsNotDueUntilItIsReleasedAndThenBeforeAllOthers() {
        // given
        Unpublished unpublished = new Unpublished(store);
        unpublished.add(7, 1_000);
        unpublished.add(5, 1_500);
        assertThat(unpublished.holdable(999)).isZero();
        assertThat(unpublished.holdable(1_000)).isEqualTo(7);

        // when
        unpublished.hold(3_000);
        unpublished.add(7, 3_100);

        // then
        assertThat(unpublished.size()).isEqualTo(2);
        assertThat(new Unpublished(store).size()).isEqualTo(2);
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
    void aHubWaitsForOthersUntilItIsPublishedAndAgainIfItChangedMeanwhile() {
        Unpublished unpublished = new Unpublished(store);
        unpublished.add(7, 1_000);

        unpublished.take();
        assertThat(Unpublished.waits(store, 7)).isTrue();
        unpublished.add(7, 1_100);
        unpublished.published(7);
        assertThat(Unpublished.waits(store, 7)).isTrue();

        unpublished.take();
        unpublished.published(7);
        assertThat(Unpublished.waits(store, 7)).isFalse();
        assertThat(Unpublished.waits(store, 8)).isFalse();
    }

    @Test
    void oneThatChangedLaterCanBeLookedAtBeforeOneThatIsReleased() {
        // given
        Unpublished unpublished = new Unpublished(store);
        unpublished.add(7, 1_000);
        unpublished.add(5, 1_500);
        unpublished.add(6, 1_600);
        unpublished.hold(3_000);
        unpublished.release(7);

        // when, then
        assertThat(unpublished.holdable(2_000)).isEqualTo(5);
        unpublished.hold(3_100);
        assertThat(unpublished.takeChanged()).isEqualTo(6);
        assertThat(unpublished.take()).isEqualTo(7);
        assertThat(unpublished.isDue(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void aHubIsNotHeldBackForever() {
        Unpublished unpublished = new Unpublished(store);
        unpublished.add(7, 1_000);
        unpublished.hold(3_000);
        unpublished.add(5, 1_500);
        unpublished.hold(3_001);

        unpublished.releaseHeldUntil(3_000);

        assertThat(unpublished.take()).isEqualTo(7);
        assertThat(unpublished.isDue(Long.MAX_VALUE)).isFalse();
        assertThat(unpublished.size()).isEqualTo(1);
    }

    @Test
    void retitledWorksOutliveACrashUntilTheyAreRemoved() {
        RetitledWorks retitled = new RetitledWorks(store);
        retitled.add(9);
        retitled.add(9);
        retitled.add(70_000);
        new Unpublished(store).add(4, 0);

        RetitledWorks after = new RetitledWorks(store);
        assertThat(after.works()).containsExactlyInAnyOrder(9, 70_000);

        after.remove(List.of(9));
        assertThat(after.isEmpty()).isFalse();
        assertThat(new RetitledWorks(store).works()).containsExactly(70_000);
        assertThat(new Unpublished(store).size()).isEqualTo(1);
    }

    @Test
    void progressIsTheHighestOffsetHeardOfEachPartition() {
        Progress progress = new Progress(store);
        progress.heard(new SourceOffset(1, 10));
        progress.heard(new SourceOffset(0, 1L << 40));
        progress.heard(new SourceOffset(1, 9));
        progress.heard(SourceOffset.NONE);

        assertThat(progress.asOf()).isEqualTo(Map.of(0, 1L << 40, 1, 10L));
    }

    @Test
    void whatIsStoredOfProgressIsWhatWasHeardWhenItWasStored() {
        Progress progress = new Progress(store);
        progress.heard(new SourceOffset(1, 10));
        assertThat(Progress.read(store)).isEmpty();

        progress.store();
        progress.heard(new SourceOffset(1, 11));
        progress.heard(new SourceOffset(2, 5));
        assertThat(Progress.read(store)).isEqualTo(Map.of(1, 10L));
        assertThat(new Progress(store).asOf()).isEqualTo(Map.of(1, 10L));

        progress.store();
        assertThat(Progress.read(store)).isEqualTo(Map.of(1, 11L, 2, 5L));
    }

    @Test
    void whoTakesTheAnswerOfProgressDoesNotSeeItChange() {
        Progress progress = new Progress(store);
        progress.heard(new SourceOffset(1, 10));
        Map<Integer, Long> asOf = progress.asOf();
        progress.heard(new SourceOffset(1, 11));

        assertThat(asOf).isEqualTo(Map.of(1, 10L));
    }

    @Test
    void storesAreMarkedAtMostOnceASecondAndInTheEndWithWhatWasHeardLast() {
        Marks marks = new Marks(List.of(store), new PackedWriter());
        assertThat(Marks.get(store)).isEmpty();

        marks.set(asOf(1), 10_000);
        assertThat(Marks.get(store)).isEqualTo(asOf(1));
        marks.set(asOf(2), 10_500);
        assertThat(Marks.get(store)).isEqualTo(asOf(1));
        marks.set(asOf(2), 11_000);
        assertThat(Marks.get(store)).isEqualTo(asOf(2));
    }

    private static SortedMap<Integer, Long> asOf(long offset) {
        return new TreeMap<>(Map.of(0, offset, 300, 1L << 40));
    }
}
