package org.citationhubs.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FeedTest {

    private final Feed feed = new Feed(100_000);
    private final List<PublishedRecord> received = new ArrayList<>();

    @Test
    void aListenerGetsRecordsOfItsHubOnly() {
        feed.subscribe(FeedChannel.SUMMARIES, "pith:a", 0, null, received::add);

        feed.publish(record(0, 1, "pith:a"));
        feed.publish(record(0, 2, "pith:b"));
        feed.publish(new PublishedRecord(FeedChannel.CHANGES, 0, 3, "pith:a", "{}"));

        assertThat(received).containsExactly(record(0, 1, "pith:a"));
    }

    @Test
    void anEndedSubscriptionGetsNoRecords() {
        Subscription subscription = feed.subscribe(FeedChannel.SUMMARIES, null, 0, null, received::add);
        subscription.end().run();
        subscription.end().run();

        feed.publish(record(0, 1, "pith:a"));

        assertThat(received).isEmpty();
    }

    @Test
    void aReturningListenerGetsMissedAndNewRecords() {
        feed.startAt(FeedChannel.SUMMARIES, 0, 10);
        feed.publish(record(0, 10, "pith:a"));
        feed.publish(record(0, 11, "pith:b"));
        feed.publish(record(0, 14, "pith:a"));

        Subscription subscription =
                feed.subscribe(FeedChannel.SUMMARIES, "pith:a", 0, FeedPosition.at(0, 10), received::add);
        feed.publish(record(0, 15, "pith:a"));

        assertThat(subscription.complete()).isTrue();
        assertThat(subscription.missed()).containsExactly(record(0, 14, "pith:a"));
        assertThat(received).containsExactly(record(0, 15, "pith:a"));
    }

    @Test
    void resubscribingAtOnceMissesNothing() {
        feed.startAt(FeedChannel.SUMMARIES, 0, 10);
        Subscription first = feed.subscribe(FeedChannel.SUMMARIES, "pith:a", 0, null, received::add);

        Subscription second = feed.subscribe(FeedChannel.SUMMARIES, "pith:a", 0, first.now(), received::add);

        assertThat(second.complete()).isTrue();
        assertThat(second.missed()).isEmpty();
    }

    @Test
    void aPositionBeforeTheStartIsIncomplete() {
        feed.startAt(FeedChannel.SUMMARIES, 0, 10);

        assertThat(subscribe(FeedPosition.at(0, 8)).complete()).isFalse();
        assertThat(subscribe(FeedPosition.at(0, 9)).complete()).isTrue();
    }

    @Test
    void aPositionAheadOfTheFeedIsIncomplete() {
        feed.startAt(FeedChannel.SUMMARIES, 0, 10);

        assertThat(subscribe(FeedPosition.at(0, 12)).complete()).isFalse();
    }

    @Test
    void aPositionOfDroppedRecordsIsIncomplete() {
        feed.startAt(FeedChannel.SUMMARIES, 0, 0);
        for (int offset = 0; offset < 2_000; offset++) {
            feed.publish(record(0, offset, "pith:a"));
        }

        assertThat(subscribe(FeedPosition.at(0, 5)).complete()).isFalse();
        Subscription late = subscribe(FeedPosition.at(0, 1_990));
        assertThat(late.complete()).isTrue();
        assertThat(late.missed()).hasSize(9);
    }

    @Test
    void aListenerToAllHubsHasAPositionInEachPartition() {
        feed.startAt(FeedChannel.SUMMARIES, 0, 10);
        feed.startAt(FeedChannel.SUMMARIES, 1, 20);
        feed.publish(record(1, 20, "pith:b"));

        Subscription all = feed.subscribe(FeedChannel.SUMMARIES, null, 0, null, received::add);
        assertThat(all.now()).hasToString("0:9,1:20");
        assertThat(all.now().after(record(0, 10, "pith:a"))).hasToString("0:10,1:20");

        feed.publish(record(0, 10, "pith:a"));
        Subscription again = feed.subscribe(FeedChannel.SUMMARIES, null, 0, all.now(), received::add);
        assertThat(again.complete()).isTrue();
        assertThat(again.missed()).containsExactly(record(0, 10, "pith:a"));
    }

    @Test
    void aPositionOfOnePartitionIsIncompleteForAllHubs() {
        feed.startAt(FeedChannel.SUMMARIES, 0, 10);
        feed.startAt(FeedChannel.SUMMARIES, 1, 20);

        assertThat(feed.subscribe(FeedChannel.SUMMARIES, null, 0, FeedPosition.at(0, 9), received::add)
                        .complete())
                .isFalse();
    }

    @Test
    void readsThePositionThatItWrote() {
        FeedPosition place = new FeedPosition(new TreeMap<>(Map.of(0, 12L, 3, -1L)));

        assertThat(FeedPosition.parse(place.toString())).contains(place);
        assertThat(FeedPosition.parse("12")).isEmpty();
        assertThat(FeedPosition.parse("a:b")).isEmpty();
        assertThat(FeedPosition.parse("")).isEmpty();
    }

    private Subscription subscribe(FeedPosition last) {
        return feed.subscribe(FeedChannel.SUMMARIES, "pith:a", 0, last, received::add);
    }

    private static PublishedRecord record(int partition, long offset, String hub) {
        return new PublishedRecord(FeedChannel.SUMMARIES, partition, offset, hub, "{\"id\":\"" + hub + "\"}");
    }
}
