package org.citationhubs.ingest.follow;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.citationhubs.ingest.follow.fetch.PageException;
import org.jspecify.annotations.Nullable;

/**
 * OpenAlex's API, {@code /works} by the time of update, for which OpenAlex wants a key.
 *
 * <p>A cursor names the last record that was read. A work that changes meanwhile leaves the window, so the pages may
 * hold fewer works than the first one counted.
 */
final class OpenalexPages implements FeedPages {

    private static final FeedTraits TRAITS = new FeedTraits(
            "openalex",
            URI.create("https://api.openalex.org"),
            100,
            FeedGranularity.TIME,
            Duration.ofMinutes(20),
            Duration.ofMillis(200),
            "application/json");

    private static final EnvelopeScanner ENVELOPE = new EnvelopeScanner("results", "meta/count", "meta/next_cursor");

    @Override
    public FeedTraits traits() {
        return TRAITS;
    }

    @Override
    public FeedQuery query(FeedSettings settings, FeedWindow window) {
        String filter = "from_updated_date:" + FeedQuery.time(window.from()) + ",to_updated_date:"
                + FeedQuery.time(window.until());
        return FeedQuery.of(settings.address(), "/works")
                .with("filter", filter)
                .with("per_page", Integer.toString(settings.rows()));
    }

    @Override
    public FeedQuery request(FeedQuery query, FeedSettings settings, @Nullable String cursor) {
        return query.with("cursor", cursor == null ? "*" : cursor)
                .with("mailto", settings.contact())
                .with("api_key", settings.key());
    }

    @Override
    public PageEnvelope scan(InputStream page) throws IOException, PageException {
        return ENVELOPE.scan(page);
    }

    @Override
    public @Nullable String next(PageEnvelope page, long read, int rows) {
        return page.items() == 0 ? null : page.next();
    }

    @Override
    public long expected(long first, long last) {
        return Math.min(first, last);
    }
}
