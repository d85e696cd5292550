package org.citationhubs.ingest.follow;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.citationhubs.ingest.follow.fetch.PageException;
import org.jspecify.annotations.Nullable;

/**
 * INSPIRE's REST API, {@code /literature} by the day of update ({@code du}).
 *
 * <p>Pages are numbered. A record that changes while a day is read leaves the day, and those after it move up: a page
 * then misses records, and the pages together hold fewer than the first one counted. Such a day is read again. INSPIRE
 * hands out the first 10,000 records of a question. Requests are limited to 15 in 5 seconds.
 */
final class InspirePages implements FeedPages {

    private static final FeedTraits TRAITS = new FeedTraits(
            "inspire",
            URI.create("https://inspirehep.net/api"),
            250,
            FeedGranularity.DAY,
            Duration.ofMinutes(10),
            Duration.ofMillis(500),
            "application/json");

    private static final EnvelopeScanner ENVELOPE = new EnvelopeScanner("hits/hits", "hits/total", "links/next");

    @Override
    public FeedTraits traits() {
        return TRAITS;
    }

    @Override
    public FeedQuery query(FeedSettings settings, FeedWindow window) {
        LocalDate day = LocalDate.ofInstant(window.from(), ZoneOffset.UTC);
        return FeedQuery.of(settings.address(), "/literature")
                .with("q", "du " + day + "->" + day)
                .with("sort", "mostrecent")
                .with("size", Integer.toString(settings.rows()));
    }

    @Override
    public FeedQuery request(FeedQuery query, FeedSettings settings, @Nullable String cursor) {
        return query.with("page", cursor == null ? "1" : cursor);
    }

    @Override
    public long mostRecords() {
        return 10_000;
    }

    @Override
    public PageEnvelope scan(InputStream page) throws IOException, PageException {
        return ENVELOPE.scan(page);
    }

    @Override
    public @Nullable String next(PageEnvelope page, long read, int rows) {
        String link = page.next();
        boolean last = page.items() == 0 || read + rows > mostRecords();
        return link == null || last ? null : FeedQuery.parameter(link, "page");
    }

    @Override
    public long expected(long first, long last) {
        return first;
    }
}
