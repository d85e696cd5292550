package org.citationhubs.ingest.follow;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.citationhubs.ingest.follow.fetch.PageException;
import org.citationhubs.ingest.follow.fetch.PageFailure;
import org.jspecify.annotations.Nullable;

/** The data of Retraction Watch, one table that is read whole once a day: neither is there a question, nor a cursor. */
final class RetractionWatchFile implements FeedPages {

    private static final FeedTraits TRAITS = new FeedTraits(
            "retraction-watch",
            URI.create("https://gitlab.com/crossref/retraction-watch-data/-/raw/main/retraction_watch.csv"),
            0,
            FeedGranularity.FILE,
            Duration.ZERO,
            Duration.ZERO,
            "text/csv");

    private static final String FIRST_COLUMN = "Record ID";

    /** The first column is at the begin of the header, behind a byte order mark and a quote at most. */
    private static final int HEADER_BYTES = 64;

    @Override
    public FeedTraits traits() {
        return TRAITS;
    }

    @Override
    public FeedQuery query(FeedSettings settings, FeedWindow window) {
        return new FeedQuery(settings.address().toString());
    }

    @Override
    public FeedQuery request(FeedQuery query, FeedSettings settings, @Nullable String cursor) {
        return query;
    }

    @Override
    public boolean isFile() {
        return true;
    }

    @Override
    public PageEnvelope scan(InputStream page) throws IOException, PageException {
        BufferedInputStream in = new BufferedInputStream(page, 1 << 16);
        in.mark(HEADER_BYTES);
        if (!new String(in.readNBytes(HEADER_BYTES), StandardCharsets.UTF_8).contains(FIRST_COLUMN)) {
            throw new PageException(
                    PageFailure.OTHER_FORMAT,
                    "the file is not one of this feed: its first column is not " + FIRST_COLUMN,
                    null,
                    null);
        }
        in.reset();
        return new PageEnvelope(rows(in), PageEnvelope.UNKNOWN, null);
    }

    /** Counts the rows below the header. A row may hold line breaks within quotes. */
    private static long rows(InputStream in) throws IOException, PageException {
        long ends = 0;
        boolean quoted = false;
        int last = '\n';
        for (int c = in.read(); c >= 0; c = in.read()) {
            quoted ^= c == '"';
            ends += c == '\n' && !quoted ? 1 : 0;
            last = c;
        }
        if (quoted) {
            throw new PageException(PageFailure.TRUNCATED, "the file ends early, within quotes", null, null);
        }
        return Math.max(0, (last == '\n' ? ends : ends + 1) - 1);
    }

    @Override
    public @Nullable String next(PageEnvelope page, long read, int rows) {
        return null;
    }

    @Override
    public long expected(long first, long last) {
        return 0;
    }
}
