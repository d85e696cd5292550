package org.citationhubs.ingest.follow;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import org.citationhubs.ingest.follow.fetch.FetchedPage;
import org.citationhubs.ingest.follow.fetch.PageException;
import org.citationhubs.ingest.follow.fetch.PageFailure;
import org.citationhubs.ingest.follow.fetch.PageFetcher;
import org.citationhubs.ingest.follow.fetch.PageLimitException;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.ImportCounts;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.publish.PublishException;
import org.jspecify.annotations.Nullable;

/** Reads one page of a feed: fetches and checks it, publishes its events and waits until they are acknowledged. */
public final class PageReading {

    private static final int SHOWN_PROBLEMS = 3;

    private final FeedPages pages;
    private final FeedSettings settings;
    private final PageFetcher fetcher;
    private final FeedFormat format;
    private final PageSink.Opener sinks;
    private final FollowEnvironment environment;

    /**
     * Creates a reading.
     *
     * @param userAgent name of this program, with its version and contact
     * @param mostBytes number of bytes of a page at most
     */
    public PageReading(
            FollowedFeed feed,
            FeedSettings settings,
            String userAgent,
            long mostBytes,
            FeedFormat format,
            PageSink.Opener sinks,
            FollowEnvironment environment) {
        this.pages = feed.pages();
        this.settings = settings;
        this.fetcher = new PageFetcher(userAgent, mostBytes, environment.clock());
        this.format = format;
        this.sinks = sinks;
        this.environment = environment;
    }

    /** Returns the question for a window. */
    String question(FeedWindow window) {
        return pages.query(settings, window).text();
    }

    /**
     * Reads the page at a position.
     *
     * @throws PageException if it is not read, or not published whole; it may be read again
     */
    PageOutcome read(FeedPosition position) throws PageException, InterruptedException {
        FeedQuery query = pages.query(settings, position.window());
        FeedQuery request = pages.request(query, settings, position.cursor());
        String secret = settings.key();
        Map<String, String> key = secret == null ? Map.of() : pages.keyHeaders(secret);
        Instant time = environment.clock().instant();
        try (FetchedPage page = fetcher.fetch(request.uri(), pages.traits().mediaType(), key, pages.isFile())) {
            PageEnvelope envelope = scan(page);
            publish(page, envelope, position);
            Instant feedsTime = page.date();
            Instant asked = feedsTime == null || time.isBefore(feedsTime) ? time : feedsTime;
            String next = pages.next(envelope, position.read() + envelope.items(), settings.rows());
            FeedPosition after = position.afterPage(envelope, next, asked, query.text());
            if (after.goesRound(settings.rows())) {
                throw new PageException(
                        PageFailure.OTHER_FORMAT,
                        "the feed counts " + after.total() + " records and has handed out " + after.read(),
                        null,
                        null);
            }
            return new PageOutcome(after, envelope);
        } catch (IOException e) {
            throw new PageException(PageFailure.UNREADABLE, "the page cannot be read: " + e, null, e);
        }
    }

    private PageEnvelope scan(FetchedPage page) throws PageException {
        try (InputStream content = page.open()) {
            return pages.scan(content);
        } catch (PageLimitException e) {
            throw new PageException(PageFailure.TOO_LARGE, String.valueOf(e.getMessage()), null, e);
        } catch (IOException e) {
            throw new PageException(PageFailure.TRUNCATED, "the page ends early: " + e, null, e);
        }
    }

    private void publish(FetchedPage page, PageEnvelope envelope, FeedPosition position)
            throws PageException, InterruptedException {
        ImportCounts counts = new ImportCounts(new FirstProblems());
        long leftOut = 0;
        // A reader would refuse a page without any record: it cannot tell its format.
        if (envelope.items() > 0) {
            leftOut = publish(
                    page, pages.traits().name() + '-' + position.window().from() + '-' + position.read(), counts);
        }
        environment.meters().page(envelope.items(), counts, leftOut);
    }

    private long publish(FetchedPage page, String name, ImportCounts counts)
            throws PageException, InterruptedException {
        try (InputStream content = page.open()) {
            PageSink sink = sinks.open(name);
            FormatContext context = new FormatContext(
                    format.options(), format.ids(), CitationGroups.NONE, new PageEvents(sink, counts), counts);
            format.reader().apply(context).read(content, name);
            sink.finish();
            return sink.leftOut();
        } catch (ImportException | PublishException | IOException e) {
            throw failed(e);
        } catch (RuntimeException e) {
            throw new PageException(PageFailure.UNREADABLE, "the page cannot be read: " + e, null, e);
        }
    }

    private PageException failed(Exception e) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        String message = String.valueOf(e.getMessage());
        if (e instanceof PublishException || e.getCause() instanceof PublishException) {
            reconnect();
            return new PageException(PageFailure.NOT_PUBLISHED, message, null, e);
        }
        return new PageException(PageFailure.UNREADABLE, message, null, e);
    }

    /** Connects to the brokers anew, after something was not published. */
    void reconnect() {
        sinks.reconnect();
    }

    /** Logs the first records of a page that cannot be read; all are counted. */
    private final class FirstProblems implements ImportCounts.Problems {

        private int problems;

        @Override
        public void malformed(String place, String reason) {
            if (++problems <= SHOWN_PROBLEMS) {
                environment.log().accept(place + ": " + reason);
            }
        }
    }

    /** Returns a message without the key, should the feed have repeated it. */
    String withoutKey(@Nullable String message) {
        String text = String.valueOf(message);
        String secret = settings.key();
        return secret == null ? text : text.replace(secret, "[key]");
    }
}
