package org.citationhubs.ingest.follow.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.citationhubs.ingest.follow.StubFeed;
import org.citationhubs.ingest.follow.StubFeed.StubAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFetcherTest {

    private static final String JSON = "application/json";

    private final PageFetcher fetcher =
            new PageFetcher("citation-hubs/test (mailto:a@b.example)", 1000, Clock.systemUTC());

    @Test
    void aPageIsFetchedAndCanBeReadTwice() throws Exception {
        try (StubFeed feed = new StubFeed(request -> StubAnswer.json("{\"a\": 1}"));
                FetchedPage page = fetcher.fetch(feed.address(), JSON, Map.of("X-Key", "k-1"), false)) {
            assertThat(text(page)).isEqualTo("{\"a\": 1}");
            assertThat(text(page)).isEqualTo("{\"a\": 1}");
            assertThat(page.date()).isNotNull();
            assertThat(feed.headers().get(0).getFirst("User-Agent"))
                    .isEqualTo("citation-hubs/test (mailto:a@b.example)");
            assertThat(feed.headers().get(0).getFirst("X-Key")).isEqualTo("k-1");
            assertThat(feed.headers().get(0).getFirst("Accept")).isEqualTo(JSON);
        }
    }

    @Test
    void aPackedPageIsUnpacked() throws Exception {
        try (StubFeed feed =
                        new StubFeed(request -> StubAnswer.json("{\"a\": 1}").packed());
                FetchedPage page = fetcher.fetch(feed.address(), JSON, Map.of(), false)) {
            assertThat(text(page)).isEqualTo("{\"a\": 1}");
            assertThat(feed.headers().get(0).getFirst("Accept-Encoding")).isEqualTo("gzip");
        }
    }

    @Test
    void aFileIsDeletedWithItsPage() throws Exception {
        List<Path> before = temporaryFiles();
        try (StubFeed feed = new StubFeed(request -> StubAnswer.of(200, "text/csv", "a,b\n".repeat(2000)))) {
            try (FetchedPage page = fetcher.fetch(feed.address(), "text/csv", Map.of(), true)) {
                assertThat(text(page)).hasSize(8000);
                assertThat(temporaryFiles()).hasSize(before.size() + 1);
            }
            PageException refused = catchThrowableOfType(
                    PageException.class, () -> fetcher.fetch(feed.address().resolve("/"), JSON, Map.of(), true));
            assertThat(refused.failure()).isEqualTo(PageFailure.OTHER_FORMAT);
        }
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPageOverTheLimitIsRefused(boolean file) {
        int bytes = file ? 16_001 : 1001;
        assertFails(PageFailure.TOO_LARGE, file, StubAnswer.json("x".repeat(bytes)));
    }

    @Test
    void aPageOverTheLimitIsRefusedOnceUnpacked() throws Exception {
        try (StubFeed feed = new StubFeed(
                        request -> StubAnswer.json("x".repeat(100_000)).packed());
                FetchedPage page = fetcher.fetch(feed.address(), JSON, Map.of(), false)) {
            assertThat(catchThrowableOfType(IOException.class, () -> text(page)))
                    .isInstanceOf(PageLimitException.class)
                    .hasMessage("the page is larger than 1000 bytes");
        }
    }

    @Test
    void aBodyThatEndsEarlyIsNoPage() {
        assertFails(
                PageFailure.TRUNCATED,
                false,
                StubAnswer.json("{\"a\": [1, 2, 3]}").endingEarly(5));
    }

    @Test
    void aPageForPeopleIsNoPage() {
        PageException refused = assertFails(
                PageFailure.OTHER_FORMAT,
                false,
                StubAnswer.of(200, "text/html", "<html>\n<b>Maintenance</b>\u0007\n" + "x".repeat(9000)));

        assertThat(refused).hasMessageStartingWith("status 200 of type text/html: <html> <b>Maintenance</b> xxx");
        assertThat(refused.getMessage()).hasSizeLessThan(300);
    }

    @Test
    void aPageIsNotPackedInAnotherWay() {
        assertFails(PageFailure.OTHER_FORMAT, false, StubAnswer.json("{}").with("Content-Encoding", "br"));
    }

    @Test
    void theFeedSaysHowLongToWait() {
        PageException limited = assertFails(
                PageFailure.RATE_LIMITED, false, StubAnswer.of(429, JSON, "{}").with("Retry-After", "17"));
        PageException unavailable = assertFails(PageFailure.UNAVAILABLE, false, StubAnswer.of(503, JSON, ""));

        assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(17));
        assertThat(unavailable.retryAfter()).isNull();
        assertThat(unavailable).hasMessage("status 503 of type application/json");
    }

    @Test
    void anotherAddressIsNotFollowed() {
        try (StubFeed elsewhere = new StubFeed(request -> StubAnswer.json("{}"))) {
            assertFails(
                    PageFailure.UNAVAILABLE,
                    false,
                    StubAnswer.of(302, JSON, "")
                            .with("Location", elsewhere.address().toString()));

            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void aFeedThatIsNotThereHasNoAnswer() {
        URI gone;
        try (StubFeed feed = new StubFeed(request -> StubAnswer.json("{}"))) {
            gone = feed.address();
        }

        PageException failed =
                catchThrowableOfType(PageException.class, () -> fetcher.fetch(gone, JSON, Map.of(), false));

        assertThat(failed.failure()).isEqualTo(PageFailure.CONNECTION);
        assertThat(failed).hasMessageStartingWith("no answer: ");
    }

    private PageException assertFails(PageFailure failure, boolean file, StubAnswer answer) {
        try (StubFeed feed = new StubFeed(request -> answer)) {
            PageException failed = catchThrowableOfType(
                    PageException.class, () -> fetcher.fetch(feed.address(), JSON, Map.of(), file));
            assertThat(failed.failure()).as(failed.getMessage()).isEqualTo(failure);
            return failed;
        }
    }

    private static String text(FetchedPage page) throws IOException {
        try (InputStream content = page.open()) {
            return new String(content.readAllBytes(), UTF_8);
        }
    }

    private static List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("citation-hubs-.*\\.page"))
                    .toList();
        }
    }
}
