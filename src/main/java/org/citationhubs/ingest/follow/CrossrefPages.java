package org.citationhubs.ingest.follow;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.citationhubs.ingest.follow.fetch.PageException;
import org.jspecify.annotations.Nullable;

/**
 * Crossref's REST API, {@code /works}, by the date of indexing or of update.
 *
 * <p>A cursor holds what the first page found, so the pages have together what the first one counted. It expires after
 * five minutes. With a contact three requests a second are allowed, without one a single one.
 */
final class CrossrefPages implements FeedPages {

    private static final FeedTraits TRAITS = new FeedTraits(
            "crossref",
            URI.create("https://api.crossref.org"),
            1000,
            FeedGranularity.TIME,
            Duration.ofMinutes(20),
            Duration.ofSeconds(1),
            "application/json");

    private static final EnvelopeScanner ENVELOPE =
            new EnvelopeScanner("message/items", "message/total-results", "message/next-cursor");

    @Override
    public FeedTraits traits() {
        return TRAITS;
    }

    @Override
    public FeedQuery query(FeedSettings settings, FeedWindow window) {
        String date = settings.updateDate() ? "update" : "index";
        String filter = "from-" + date + "-date:" + FeedQuery.time(window.from()) + ",until-" + date + "-date:"
                + FeedQuery.time(window.until());
        return FeedQuery.of(settings.address(), "/works")
                .with("filter", filter)
                .with("rows", Integer.toString(settings.rows()));
    }

    @Override
    public FeedQuery request(FeedQuery query, FeedSettings settings, @Nullable String cursor) {
        return query.with("cursor", cursor == null ? "*" : cursor).with("mailto", settings.contact());
    }

    @Override
    public Map<String, String> keyHeaders(String key) {
        return Map.of("Crossref-Plus-API-Token", "Bearer " + key);
    }

    @Override
    public PageEnvelope scan(InputStream page) throws IOException, PageException {
        return ENVELOPE.scan(page);
    }

    @Override
    public @Nullable String next(PageEnvelope page, long read, int rows) {
        boolean more = page.items() >= rows || (page.items() > 0 && read < page.total());
        return more ? page.next() : null;
    }

    @Override
    public long expected(long first, long last) {
        return first;
    }
}
