package org.citationhubs.ingest.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.citationhubs.ingest.follow.StubFeed.StubAnswer;
import org.citationhubs.ingest.follow.fetch.RetryPause;
import org.citationhubs.ingest.format.ImportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Follows a feed like Crossref, with two works on a page, by an own clock and without waiting. */
class FeedFollowerTest {

    private static final String DAY = "2020-05-24";
    private static final String END_OF_DAY = "2020-05-25T00:00:00Z";

    private static final String NOW = "2020-05-25T00:20:00Z";

    private final TestFollower follower = new TestFollower(NOW);

    @Test
    void pagesAreReadUntilOneIsShorter() throws Exception {
        try (StubFeed feed = pages(StubWorks.page(1, 3, 3, "c-2"), StubWorks.page(3, 4, 3, "c-3"))) {
            follower.once(feed, DAY);

            assertThat(cursors(feed)).containsExactly("*", "c-2");
            assertThat(follower.works()).containsExactly("doi:10.1000/1", "doi:10.1000/2", "doi:10.1000/3");
            assertThat(follower.position().readUntil()).isEqualTo(END_OF_DAY);
            assertThat(follower.kept()).extracting(FeedPosition::cursor).containsExactly("c-2", null);
            assertThat(follower.kept()).extracting(FeedPosition::complete).containsExactly(false, true);
            assertThat(follower.pauses()).containsExactly(Duration.ofSeconds(1));
            assertThat(follower.metric("hubs_follow_pages_total{feed=\"crossref\",}"))
                    .isEqualTo(2);
            assertThat(follower.metric("hubs_follow_records_total{feed=\"crossref\",}"))
                    .isEqualTo(3);
            assertThat(follower.metric("hubs_follow_citations_total{feed=\"crossref\",}"))
                    .isEqualTo(6);
            assertThat(follower.metric("hubs_follow_behind_seconds{feed=\"crossref\",}"))
                    .isEqualTo(1201);
            assertThat(follower.metric("hubs_follow_newest_record_age_seconds{feed=\"crossref\",}"))
                    .isEqualTo(16 * 3600 + 1201);
        }
    }

    @Test
    void anEmptyDayIsReadToo() throws Exception {
        try (StubFeed feed = pages(StubWorks.page(1, 1, 0, "c-2"))) {
            follower.once(feed, DAY);

            assertThat(follower.works()).isEmpty();
            assertThat(follower.position().readUntil()).isEqualTo(END_OF_DAY);
        }
    }

    @Test
    void oneDayFollowsTheOtherUpToThePresent() throws Exception {
        follower.now("2020-05-26T10:20:00Z");
        try (StubFeed feed = new StubFeed(request -> StubAnswer.json(StubWorks.page(1, 1, 0, "c")))) {
            follower.once(feed, DAY);

            assertThat(feed.requests())
                    .extracting(FeedFollowerTest::window)
                    .containsExactly(
                            "2020-05-24T00:00:00 2020-05-25T00:00:00",
                            "2020-05-25T00:00:00 2020-05-26T00:00:00",
                            "2020-05-26T00:00:00 2020-05-26T10:00:00");
            assertThat(follower.position().readUntil()).isEqualTo("2020-05-26T10:00:00Z");
        }
    }

    @Test
    void thenItWaitsAndReadsWhatIsNew() throws Exception {
        follower.now("2020-05-25T10:20:00Z");
        try (StubFeed feed = new StubFeed(request -> StubAnswer.json(StubWorks.page(1, 1, 0, "c")))) {
            follower.rounds(feed, "2020-05-25", 3);

            assertThat(feed.requests())
                    .extracting(FeedFollowerTest::window)
                    .containsExactly(
                            "2020-05-25T00:00:00 2020-05-25T10:00:00",
                            "2020-05-25T10:00:00 2020-05-25T10:15:00",
                            "2020-05-25T10:15:00 2020-05-25T10:30:00");
            assertThat(follower.pauses()).containsOnly(Duration.ofMinutes(15));
        }
    }

    @Test
    void theFeedIsLeftAloneAsLongAsItWants() throws Exception {
        try (StubFeed feed = answers(
                StubAnswer.of(429, "text/plain", "slow down").with("Retry-After", "90"),
                StubAnswer.of(429, "text/plain", "slow down"),
                StubAnswer.of(503, "text/html", "<html>"),
                StubAnswer.json(StubWorks.page(1, 2, 1, "c-2")))) {
            follower.once(feed, DAY);

            assertThat(follower.pauses())
                    .containsExactly(Duration.ofSeconds(90), Duration.ofSeconds(2), Duration.ofSeconds(4));
            assertThat(follower.works()).containsExactly("doi:10.1000/1");
            assertThat(follower.metric("hubs_follow_errors_total{feed=\"crossref\",reason=\"rate_limited\",}"))
                    .isEqualTo(2);
            assertThat(follower.metric("hubs_follow_errors_total{feed=\"crossref\",reason=\"unavailable\",}"))
                    .isEqualTo(1);
        }
    }

    @Test
    void nothingIsPublishedOfAPageThatIsNotWhole() throws Exception {
        StubAnswer page = StubAnswer.json(StubWorks.page(1, 2, 1, "c-2"));
        String text = StubWorks.page(1, 2, 1, "c-2");
        try (StubFeed feed = answers(
                page.endingEarly(20),
                StubAnswer.json(text.substring(0, text.length() - 20)),
                page.packed().endingEarly(5),
                StubAnswer.of(200, "text/html", "<html>Maintenance</html>"),
                StubAnswer.json("{\"status\": \"ok\", \"message\": {\"DOI\": \"10.1000/1\"}}"),
                page)) {
            follower.once(feed, DAY);

            assertThat(follower.works()).containsExactly("doi:10.1000/1");
            assertThat(follower.pages()).isEqualTo(1);
            assertThat(follower.metric("hubs_follow_errors_total{feed=\"crossref\",reason=\"truncated\",}"))
                    .isEqualTo(3);
            assertThat(follower.metric("hubs_follow_errors_total{feed=\"crossref\",reason=\"other_format\",}"))
                    .isEqualTo(2);
            assertThat(follower.health().ready()).isTrue();
        }
    }

    @Test
    void pagesThatGoRoundAreNotReadForEver() {
        try (StubFeed feed = new StubFeed(request -> StubAnswer.json(StubWorks.page(1, 3, 2, "c")))) {
            assertThatThrownBy(() -> follower.once(feed, DAY))
                    .isInstanceOf(ImportException.class)
                    .hasMessage("the feed counts 2 records and has handed out 26");

            assertThat(follower.position().readUntil()).isEqualTo("2020-05-24T00:00:00Z");
        }
    }

    @Test
    void aPageThatIsNotAcknowledgedIsReadAgain() throws Exception {
        // given brokers that do not take the second page, and then not its position
        follower.failPage(2);
        follower.failPosition(2);
        try (StubFeed feed = byCursor(5)) {
            // when the feed is followed
            follower.once(feed, DAY);

            // then the page was read three times, and its position kept after its events
            assertThat(cursors(feed)).containsExactly("*", "3", "3", "3", "5");
            assertThat(follower.works())
                    .containsExactly(
                            "doi:10.1000/1",
                            "doi:10.1000/2",
                            "doi:10.1000/3",
                            "doi:10.1000/4",
                            "doi:10.1000/3",
                            "doi:10.1000/4",
                            "doi:10.1000/5");
            assertThat(follower.reconnects()).isEqualTo(2);
            assertThat(follower.metric("hubs_follow_errors_total{feed=\"crossref\",reason=\"not_published\",}"))
                    .isEqualTo(2);
        }
    }

    @Test
    void aFollowerThatIsStartedAgainGoesOn() throws Exception {
        try (StubFeed feed = byCursor(5)) {
            follower.stopAfterPages(1);
            follower.rounds(feed, DAY, 9);
            assertThat(follower.position().cursor()).isEqualTo("3");

            follower.now(NOW);
            follower.once(feed, "2020-05-01");

            assertThat(cursors(feed)).containsExactly("*", "3", "5");
            assertThat(follower.works()).hasSize(5).doesNotHaveDuplicates();
            assertThat(follower.log()).anyMatch(line -> line.contains("--since is not used"));
        }
    }

    @Test
    void aPositionIsRewoundOnDemand() throws Exception {
        try (StubFeed feed = new StubFeed(request -> StubAnswer.json(StubWorks.page(1, 1, 0, "c")))) {
            follower.once(feed, "2020-05-24");
            follower.rewind(feed, "2020-05-23");

            assertThat(feed.requests())
                    .extracting(FeedFollowerTest::window)
                    .containsExactly(
                            "2020-05-24T00:00:00 2020-05-25T00:00:00",
                            "2020-05-23T00:00:00 2020-05-24T00:00:00",
                            "2020-05-24T00:00:00 2020-05-25T00:00:00");
        }
    }

    @Test
    void aPositionThatCannotBeReadIsNoBegin() {
        follower.keep("{\"from\": \"yesterday\"}");
        try (StubFeed feed = byCursor(5)) {
            assertThatThrownBy(() -> follower.once(feed, DAY))
                    .isInstanceOf(ImportException.class)
                    .hasMessage("the position of crossref cannot be read: from: expected a time such as "
                            + "2026-05-25T10:00:00Z");

            assertThat(feed.requests()).isEmpty();
        }
    }

    @Test
    void withAnExpiredCursorTheDayStartsAgain() throws Exception {
        try (StubFeed feed = answers(
                StubAnswer.json(StubWorks.page(1, 3, 3, "c-2")),
                StubAnswer.of(404, "text/plain", "Resource not found."),
                StubAnswer.json(StubWorks.page(1, 3, 3, "c-3")),
                StubAnswer.json(StubWorks.page(3, 4, 3, "c-4")))) {
            follower.once(feed, DAY);

            assertThat(cursors(feed)).containsExactly("*", "c-2", "*", "c-3");
            assertThat(follower.works()).containsOnlyOnce("doi:10.1000/3").endsWith("doi:10.1000/3");
            assertThat(follower.metric("hubs_follow_restarts_total{feed=\"crossref\",}"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aCursorThatFailsForLongCountsAsExpired() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (StubFeed feed = new StubFeed(request -> {
            int number = requests.incrementAndGet();
            return number >= 2 && number <= 9
                    ? StubAnswer.of(500, "text/plain", "no such context")
                    : StubAnswer.json(number == 1 || number == 10 ? first() : second());
        })) {
            follower.rounds(feed, DAY, 1);

            assertThat(cursors(feed))
                    .startsWith("*", "c-2", "c-2")
                    .endsWith("c-2", "*", "c-2")
                    .hasSize(11);
            assertThat(follower.position().readUntil()).isEqualTo(END_OF_DAY);
        }
    }

    @Test
    void aDayOfWhichRecordsAreMissingIsReadAgain() throws Exception {
        // given a feed that ends early, as one does whose cursor has expired without a word
        try (StubFeed feed = answers(
                StubAnswer.json(StubWorks.page(1, 3, 3, "c-2")),
                StubAnswer.json(StubWorks.page(1, 1, 3, "c-2")),
                StubAnswer.json(StubWorks.page(1, 3, 3, "c-2")),
                StubAnswer.json(StubWorks.page(3, 4, 3, "c-2")))) {
            follower.once(feed, DAY);

            assertThat(cursors(feed)).containsExactly("*", "c-2", "*", "c-2");
            assertThat(follower.works()).contains("doi:10.1000/3");
            assertThat(follower.metric("hubs_follow_incomplete_total{feed=\"crossref\",}"))
                    .isZero();
        }
    }

    @Test
    void aDayThatStaysShortIsSaidToBeIncomplete() throws Exception {
        try (StubFeed feed = new StubFeed(
                request -> StubAnswer.json(cursor(request).equals("*") ? shortPage() : StubWorks.page(1, 1, 7, "c")))) {
            follower.once(feed, DAY);

            assertThat(cursors(feed)).containsExactly("*", "c", "*", "c", "*", "c");
            assertThat(follower.position().readUntil()).isEqualTo(END_OF_DAY);
            assertThat(follower.metric("hubs_follow_incomplete_total{feed=\"crossref\",}"))
                    .isEqualTo(1);
            assertThat(follower.log()).anyMatch(line -> line.contains("1 of 7 records"));
        }
    }

    @Test
    void aCursorOfAnotherQuestionIsNotSent() throws Exception {
        try (StubFeed feed = byCursor(5)) {
            follower.stopAfterPages(1);
            follower.rounds(feed, DAY, 9);

            follower.now(NOW);
            follower.byUpdateDate();
            follower.once(feed, DAY);

            assertThat(cursors(feed)).containsExactly("*", "*", "3", "5");
        }
    }

    @Test
    void aClockThatIsAheadSkipsNothing() throws Exception {
        // given a clock that is years ahead of the feed's, whose time is in its answers
        Instant present = Instant.now();
        follower.now("2100-01-02T00:00:00Z");
        try (StubFeed feed = new StubFeed(request -> StubAnswer.json(StubWorks.page(1, 1, 0, "c")))) {
            // when days are read that have not come
            follower.rounds(feed, "2100-01-01", 1);

            // then none of them counts as read, and it asks once for each round
            assertThat(feed.requests()).hasSize(1);
            assertThat(follower.position().readUntil()).isEqualTo("2100-01-01T00:00:00Z");
            assertThat(follower.pauses()).containsOnly(Duration.ofMinutes(15));
        }
        // and a day that is not over by the feed's clock is read in part
        String today = present.toString().substring(0, 10);
        try (StubFeed feed = new StubFeed(request -> StubAnswer.json(StubWorks.page(1, 1, 0, "c")))) {
            follower.rewindRounds(feed, today, 1);

            assertThat(feed.requests()).hasSize(1);
            assertThat(follower.position().readUntil()).isBeforeOrEqualTo(Instant.now());
        }
    }

    @Test
    void aClockThatIsSetBackNeitherSkipsNorHurries() throws Exception {
        try (StubFeed feed = new StubFeed(request -> StubAnswer.json(StubWorks.page(1, 1, 0, "c")))) {
            // given a feed that is read, and a clock that is then set back by a day
            follower.once(feed, DAY);
            follower.now("2020-05-24T00:20:00Z");

            // when it goes on
            follower.rounds(feed, DAY, 98);

            // then it waits until the clock is where it was, and goes on there
            assertThat(follower.pauses()).containsOnly(Duration.ofMinutes(15));
            assertThat(feed.requests())
                    .extracting(FeedFollowerTest::window)
                    .containsExactly(
                            "2020-05-24T00:00:00 2020-05-25T00:00:00", "2020-05-25T00:00:00 2020-05-25T00:15:00");
        }
    }

    @Test
    void aRunThatIsToEndGivesUp() {
        try (StubFeed feed = new StubFeed(request -> StubAnswer.of(503, "text/plain", "busy"))) {
            assertThatThrownBy(() -> follower.once(feed, DAY))
                    .isInstanceOf(ImportException.class)
                    .hasMessage("status 503 of type text/plain: busy");

            assertThat(feed.requests()).hasSize(6);
            assertThat(follower.health().ready()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 200})
    void aFollowerThatIsToGoOnNeverGivesUp(int failures) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (StubFeed feed = new StubFeed(request -> requests.incrementAndGet() <= failures
                ? StubAnswer.of(503, "text/plain", "busy")
                : StubAnswer.json(StubWorks.page(1, 2, 1, "c")))) {
            follower.rounds(feed, DAY, 1);

            assertThat(follower.works()).contains("doi:10.1000/1");
            assertThat(follower.pauses()).allMatch(pause -> pause.compareTo(RetryPause.LONGEST) <= 0);
        }
    }

    @Test
    void theKeyIsInNoMessage() throws Exception {
        follower.key("k-secret");
        try (StubFeed feed = answers(
                StubAnswer.of(401, "text/plain", "k-secret is no token"),
                StubAnswer.json(StubWorks.page(1, 2, 1, "c")))) {
            follower.once(feed, DAY);

            assertThat(feed.headers().get(0).getFirst("Crossref-Plus-API-Token"))
                    .isEqualTo("Bearer k-secret");
            assertThat(follower.log())
                    .anyMatch(line -> line.contains("[key] is no token"))
                    .noneMatch(line -> line.contains("k-secret"));
        }
    }

    private static String shortPage() {
        return StubWorks.page(1, 2, 7, "c");
    }

    private static String first() {
        return StubWorks.page(1, 3, 3, "c-2");
    }

    private static String second() {
        return StubWorks.page(3, 4, 3, "c-3");
    }

    private static StubFeed pages(String... pages) {
        return answers(Arrays.stream(pages).map(StubAnswer::json).toArray(StubAnswer[]::new));
    }

    private static StubFeed answers(StubAnswer... answers) {
        Deque<StubAnswer> left = new ArrayDeque<>(List.of(answers));
        return new StubFeed(request -> left.size() > 1 ? left.remove() : left.element());
    }

    /** Returns a feed of one window whose cursor is the number of the next work. */
    private static StubFeed byCursor(int works) {
        return new StubFeed(request -> {
            String cursor = cursor(request);
            int from = cursor.equals("*") ? 1 : Integer.parseInt(cursor);
            int until = Math.min(from + 2, works + 1);
            return StubAnswer.json(StubWorks.page(from, until, works, Integer.toString(until)));
        });
    }

    private static List<String> cursors(StubFeed feed) {
        return feed.requests().stream().map(FeedFollowerTest::cursor).toList();
    }

    private static String cursor(URI request) {
        return String.valueOf(FeedQuery.parameter(request.toString(), "cursor"));
    }

    private static String window(URI request) {
        return String.valueOf(FeedQuery.parameter(request.toString(), "filter"))
                .replaceAll("from-index-date:(.*),until-index-date:", "$1 ");
    }
}
