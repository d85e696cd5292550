package org.citationhubs.topology.hubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.store.kv.InMemoryStores;
import org.citationhubs.store.kv.StoreNames;
import org.citationhubs.store.pending.PendingWork;
import org.citationhubs.store.pending.PublicationQueue;
import org.citationhubs.topology.stage.ThreadIdleness;
import org.junit.jupiter.api.Test;

class PublicationSchedulerTest {

    private static final long START = 1_000_000;
    private static final int HUB = 7;
    private static final int OTHER = 8;

    private final KeyValueStore<Bytes, byte[]> store = InMemoryStores.open(StoreNames.UNPUBLISHED);
    private final ThreadIdleness thread = new ThreadIdleness();
    private final BacklogDetector backlog = new BacklogDetector(Duration.ofSeconds(1), thread);
    private PublicationScheduler scheduler = start();

    private PublicationScheduler start() {
        return new PublicationScheduler(new PublicationQueue(new PendingWork(store)), backlog, Duration.ofSeconds(1));
    }

    @Test
    void aHubIsDueOneIntervalAfterItsFirstChange() {
        // given
        scheduler.add(HUB, START);
        scheduler.add(HUB, START + 900);

        // when, then
        assertThat(publishedAt(START + 999)).isEmpty();
        assertThat(publishedAt(START + 1_000)).containsExactly(HUB);
        assertThat(publishedAt(START + 2_000)).isEmpty();
    }

    @Test
    void hubsArePublishedInTheOrderOfTheirChanges() {
        scheduler.add(OTHER, START);
        scheduler.add(HUB, START + 1);

        assertThat(publishedAt(START + 1_001)).containsExactly(OTHER, HUB);
    }

    @Test
    void aHubWaitsTenIntervalsDuringABacklog() {
        // given events of an hour ago
        scheduler.add(HUB, START);
        backlog.onChange(START - 3_600_000, START + 9_500);

        // when, then
        assertThat(publishedAt(START + 9_999)).isEmpty();
        assertThat(publishedAt(START + 10_000)).containsExactly(HUB);
    }

    @Test
    void titlesAreRequestedAfterHalfTheIntervalOncePerPublication() {
        // given
        scheduler.add(HUB, START);

        // when, then
        scheduler.beginRound(START + 499);
        assertThat(scheduler.nextToPrepare()).isEqualTo(PublicationScheduler.NO_HUB);
        scheduler.beginRound(START + 500);
        assertThat(scheduler.nextToPrepare()).isEqualTo(HUB);
        assertThat(scheduler.nextToPrepare()).isEqualTo(PublicationScheduler.NO_HUB);
    }

    @Test
    void aFreshHubIsPublishedWithoutItsTitles() {
        scheduler.add(HUB, START);

        scheduler.beginRound(START + 1_000);

        assertThat(scheduler.hasDue()).isTrue();
        assertThat(scheduler.deferrable()).isEqualTo(PublicationScheduler.NO_HUB);
    }

    @Test
    void anOldHubIsNotPreparedBecauseItMayBeDeferred() {
        // given
        scheduler.add(HUB, START);

        // when
        scheduler.beginRound(START + 2_000);

        // then
        assertThat(scheduler.nextToPrepare()).isEqualTo(PublicationScheduler.NO_HUB);
        assertThat(scheduler.deferrable()).isEqualTo(HUB);
    }

    @Test
    void aDeferredHubIsDueOnceItsTitlesAreComplete() {
        // given
        scheduler.add(HUB, START);
        defer(START + 2_000);
        assertThat(publishedAt(START + 2_001)).isEmpty();

        // when
        scheduler.titlesComplete(HUB);

        // then
        assertThat(publishedAt(START + 2_050)).containsExactly(HUB);
    }

    @Test
    void aDeferredHubIsDueAfterFiveIntervalsWithoutTitles() {
        scheduler.add(HUB, START);
        defer(START + 2_000);

        assertThat(publishedAt(START + 6_999)).isEmpty();
        assertThat(publishedAt(START + 7_000)).containsExactly(HUB);
    }

    @Test
    void aDeferredHubCountsAsUnpublishedAndIsNotQueuedTwice() {
        // given
        scheduler.add(HUB, START);
        defer(START + 2_000);

        // when
        scheduler.add(HUB, START + 2_100);

        // then
        assertThat(scheduler.size()).isEqualTo(1);
        scheduler.titlesComplete(HUB);
        assertThat(publishedAt(START + 9_000)).containsExactly(HUB);
    }

    @Test
    void anOldHubMayBeDeferredWhileACompleteOneWaits() {
        // given
        scheduler.add(HUB, START);
        scheduler.add(OTHER, START + 1);
        defer(START + 2_001);
        scheduler.titlesComplete(HUB);

        // when, then
        scheduler.beginRound(START + 2_050);
        assertThat(scheduler.deferrable()).isEqualTo(OTHER);
    }

    @Test
    void aCompleteHubDeferredLongAgoGoesFirst() {
        // given
        scheduler.add(HUB, START);
        scheduler.add(OTHER, START + 1);
        defer(START + 2_001);
        scheduler.titlesComplete(HUB);

        // when
        scheduler.beginRound(START + 4_001);

        // then
        assertThat(scheduler.deferrable()).isEqualTo(PublicationScheduler.NO_HUB);
        assertThat(scheduler.take()).isEqualTo(HUB);
    }

    @Test
    void afterACrashUnpublishedHubsAreDueAtOnceAndNotDeferred() {
        // given
        scheduler.add(HUB, START);
        defer(START + 2_000);

        // when
        scheduler = start();
        scheduler.beginRound(START + 2_001);

        // then
        assertThat(scheduler.hasDue()).isTrue();
        assertThat(scheduler.deferrable()).isEqualTo(PublicationScheduler.NO_HUB);
        assertThat(scheduler.take()).isEqualTo(HUB);
    }

    @Test
    void aHubStaysPendingUntilItIsStoredAsPublished() {
        // given
        scheduler.add(HUB, START);
        scheduler.beginRound(START + 1_000);

        // when it is taken, then it survives a crash
        assertThat(scheduler.take()).isEqualTo(HUB);
        assertThat(start().size()).isEqualTo(1);

        // when it is published
        scheduler.published(HUB);

        // then
        assertThat(start().size()).isZero();
    }

    private void defer(long now) {
        scheduler.beginRound(now);
        assertThat(scheduler.hasDue()).isTrue();
        assertThat(scheduler.deferrable()).isNotEqualTo(PublicationScheduler.NO_HUB);
        scheduler.defer();
    }

    /** Publishes all hubs that are due, and defers none. */
    private List<Integer> publishedAt(long now) {
        List<Integer> published = new ArrayList<>();
        scheduler.beginRound(now);
        while (scheduler.hasDue()) {
            int hub = scheduler.take();
            scheduler.published(hub);
            published.add(hub);
        }
        return published;
    }
}
