package org.citationhubs.ingest.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Map;
import org.citationhubs.ingest.follow.fetch.PageException;
import org.citationhubs.ingest.follow.fetch.PageFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How the pages of each feed are asked for and how they go on. */
class FeedPagesTest {

    private static final FeedWindow DAY =
            new FeedWindow(Instant.parse("2026-05-24T00:00:00Z"), Instant.parse("2026-05-25T00:00:00Z"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "CROSSREF | - | https://api.crossref.org/works?filter=from-index-date:2026-05-24T00:00:00,until-index-date:2026-05-25T00:00:00&rows=1000&cursor=*&mailto=a@b.example",
                "CROSSREF | DnF1+/== | https://api.crossref.org/works?filter=from-index-date:2026-05-24T00:00:00,until-index-date:2026-05-25T00:00:00&rows=1000&cursor=DnF1+/==&mailto=a@b.example",
                "OPENALEX | - | https://api.openalex.org/works?filter=from_updated_date:2026-05-24T00:00:00,to_updated_date:2026-05-25T00:00:00&per_page=100&cursor=*&mailto=a@b.example&api_key=k-1",
                "DATACITE | - | https://api.datacite.org/dois?query=updated:[2026-05-24T00:00:00Z TO 2026-05-25T00:00:00Z]&sort=updated&page[size]=1000&page[cursor]=1",
                "DATACITE | MTY | https://api.datacite.org/dois?query=updated:[2026-05-24T00:00:00Z TO 2026-05-25T00:00:00Z]&sort=updated&page[size]=1000&page[cursor]=MTY",
                "INSPIRE  | - | https://inspirehep.net/api/literature?q=du 2026-05-24->2026-05-24&sort=mostrecent&size=250&page=1",
                "INSPIRE  | 3 | https://inspirehep.net/api/literature?q=du 2026-05-24->2026-05-24&sort=mostrecent&size=250&page=3",
                "RETRACTION_WATCH | - | https://gitlab.com/crossref/retraction-watch-data/-/raw/main/retraction_watch.csv"
            })
    void thePageOfAWindowIsAskedFor(FollowedFeed feed, String cursor, String address) {
        FeedSettings settings = new FeedSettings(feed.address(), feed.rows(), false, "a@b.example", "k-1");

        String request = feed.pages()
                .request(feed.pages().query(settings, DAY), settings, cursor)
                .text();

        assertThat(URLDecoder.decode(request, UTF_8)).isEqualTo(address);
    }

    @Test
    void crossrefIsAlsoAskedByTheDateOfUpdate() {
        FeedSettings settings = new FeedSettings(URI.create("http://h/"), 20, true, null, "k-1");
        CrossrefPages crossref = new CrossrefPages();

        assertThat(crossref.request(crossref.query(settings, DAY), settings, null)
                        .text())
                .isEqualTo("http://h/works?filter=from-update-date%3A2026-05-24T00%3A00%3A00%2Cuntil-update-date"
                        + "%3A2026-05-25T00%3A00%3A00&rows=20&cursor=*");
        assertThat(crossref.keyHeaders("k-1")).isEqualTo(Map.of("Crossref-Plus-API-Token", "Bearer k-1"));
    }

    @ParameterizedTest
    @EnumSource(FollowedFeed.class)
    void aQuestionHoldsNeitherCursorNorContactNorKey(FollowedFeed feed) {
        FeedSettings settings = new FeedSettings(feed.address(), feed.rows(), false, "a@b.example", "k-1");

        assertThat(feed.pages().query(settings, DAY).text()).doesNotContain("cursor", "&page=", "example", "k-1");
        assertThat(settings.toString()).doesNotContain("k-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "CROSSREF | {'message': {'items': [1, 2], 'total-results': 5, 'next-cursor': 'c'}}          | 2 | 2 | c",
                // The last page is shorter, and has a cursor all the same.
                "CROSSREF | {'message': {'items': [1], 'total-results': 5, 'next-cursor': 'c'}}             | 5 | 2 | -",
                "CROSSREF | {'message': {'items': [1], 'total-results': 5, 'next-cursor': 'c'}}             | 3 | 2 | c",
                "CROSSREF | {'message': {'items': [], 'total-results': 5, 'next-cursor': 'c'}}              | 4 | 2 | -",
                "CROSSREF | {'message': {'items': [1], 'next-cursor': 'c'}}                                 | 3 | 2 | -",
                "OPENALEX | {'meta': {'count': 5, 'next_cursor': 'c'}, 'results': [1, 2]}                   | 2 | 2 | c",
                "OPENALEX | {'meta': {'count': 5, 'next_cursor': null}, 'results': [1]}                     | 5 | 2 | -",
                "OPENALEX | {'meta': {'count': 5, 'next_cursor': 'c'}, 'results': []}                       | 5 | 2 | -",
                "DATACITE | {'data': [1, 2], 'meta': {'total': 5}, 'links': {'next': 'https://evil.example/x?page%5Bcursor%5D=MTY%3D'}} | 2 | 2 | MTY=",
                "DATACITE | {'data': [1], 'meta': {'total': 5}, 'links': {'self': 'https://h'}}             | 5 | 2 | -",
                "DATACITE | {'data': [], 'links': {'next': 'https://h/x?page%5Bcursor%5D=MTY%3D'}}          | 5 | 2 | -",
                "INSPIRE  | {'hits': {'hits': [1, 2], 'total': 5}, 'links': {'next': 'https://h/x?page=2&q=du+2026'}} | 2 | 2 | 2",
                "INSPIRE  | {'hits': {'hits': [1], 'total': 5}, 'links': {'self': 'https://h'}}             | 5 | 2 | -",
                "INSPIRE  | {'hits': {'hits': [1, 2], 'total': 20000}, 'links': {'next': 'https://h/x?page=5001'}} | 10000 | 2 | -"
            })
    void aPageNamesTheNext(FollowedFeed feed, String page, long read, int rows, String next) throws Exception {
        PageEnvelope envelope = scan(feed, page.replace('\'', '"'));

        assertThat(feed.pages().next(envelope, read, rows)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        // Crossref keeps what the first page found; pages of INSPIRE move up when a record leaves.
        "CROSSREF, 10, 8, 10",
        "INSPIRE, 10, 8, 10",
        "DATACITE, 10, 8, 8",
        "OPENALEX, 10, 8, 8",
        "OPENALEX, -1, -1, -1",
        "RETRACTION_WATCH, -1, -1, 0"
    })
    void theRecordsOfAWindowAreCounted(FollowedFeed feed, long first, long last, long expected) {
        assertThat(feed.pages().expected(first, last)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Record ID,Title\\n1,A\\n2,B\\n           | 2",
                "\uFEFF\"Record ID\",Title\\n1,\"A\\nB\"  | 1",
                "Record ID,Title\\r\\n                    | 0"
            })
    void theRowsOfTheTableAreCounted(String table, long rows) throws Exception {
        assertThat(scan(
                        FollowedFeed.RETRACTION_WATCH,
                        table.replace("\\n", "\n").replace("\\r", "\r")))
                .isEqualTo(new PageEnvelope(rows, PageEnvelope.UNKNOWN, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html><title>Sign in</title></html>  | OTHER_FORMAT",
                "''                                   | OTHER_FORMAT",
                "Record ID,Title\\n1,\"half a ti      | TRUNCATED"
            })
    void whatIsNotTheTableIsRefused(String table, PageFailure failure) {
        PageException refused = catchThrowableOfType(
                PageException.class, () -> scan(FollowedFeed.RETRACTION_WATCH, table.replace("\\n", "\n")));

        assertThat(refused.failure()).isEqualTo(failure);
    }

    private static PageEnvelope scan(FollowedFeed feed, String page) throws IOException, PageException {
        return feed.pages().scan(new ByteArrayInputStream(page.getBytes(UTF_8)));
    }
}
