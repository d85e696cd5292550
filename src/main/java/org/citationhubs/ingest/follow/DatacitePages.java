package org.citationhubs.ingest.follow;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.citationhubs.ingest.follow.fetch.PageException;
import org.jspecify.annotations.Nullable;

/**
 * DataCite's REST API, {@code /dois} by the time of update.
 *
 * <p>Of {@code links.next} the cursor is taken and not the address: a feed does not choose where requests go. A cursor
 * names the last record that was read. A record that changes meanwhile leaves the window, so the pages may hold fewer
 * records than the first one counted.
 */
final class DatacitePages implements FeedPages {

    private static final FeedTraits TRAITS = new FeedTraits(
            "datacite",
            URI.create("https://api.datacite.org"),
            1000,
            FeedGranularity.TIME,
            Duration.ofMinutes(20),
            Duration.ofMillis(500),
            "application/vnd.api+json");

    private static final String CURSOR = "page[cursor]";

    private static final EnvelopeScanner ENVELOPE = new EnvelopeScanner("data", "meta/total", "links/next");

    @Override
    public FeedTraits traits() {
        return TRAITS;
    }

    @Override
    public FeedQuery query(FeedSettings settings, FeedWindow window) {
        return FeedQuery.of(settings.address(), "/dois")
                .with("query", "updated:[" + window.from() + " TO " + window.until() + "]")
                .with("sort", "updated")
                .with("page[size]", Integer.toString(settings.rows()));
    }

    @Override
    public FeedQuery request(FeedQuery query, FeedSettings settings, @Nullable String cursor) {
        return query.with(CURSOR, cursor == null ? "1" : cursor);
    }

    @Override
    public PageEnvelope scan(InputStream page) throws IOException, PageException {
        return ENVELOPE.scan(page);
    }

    @Override
    public @Nullable String next(PageEnvelope page, long read, int rows) {
        String link = page.next();
        return link == null || page.items() == 0 ? null : FeedQuery.parameter(link, CURSOR);
    }

    @Override
    public long expected(long first, long last) {
        return Math.min(first, last);
    }
}
