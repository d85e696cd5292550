package org.citationhubs.ingest.follow;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.citationhubs.ingest.follow.fetch.PageException;
import org.citationhubs.ingest.follow.fetch.PageFailure;
import org.citationhubs.ingest.follow.fetch.RetryPause;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.publish.PublishException;

/**
 * Follows one feed: reads window after window up to the present, waits, and reads what is new. After each page the
 * position is kept, so that a follower that is started again goes on there. A page that was published and whose
 * position was not kept is read twice, which changes nothing: events carry the times of their records.
 */
public final class FeedFollower {

    /** Attempts at one page, or at one window, with which a follower that runs once is content. */
    private static final int ATTEMPTS_OF_ONE_RUN = 6;

    /** A page may have many records, and brokers may be slow: not alive is only what makes no progress at all. */
    private static final Duration LONGEST_PAGE = Duration.ofMinutes(45);

    private static final Duration GRACE = Duration.ofMinutes(1);

    private final FeedPages pages;
    private final FeedTraits feed;
    private final FollowPlan plan;
    private final PageReading reading;
    private final FeedPositions positions;
    private final FollowEnvironment environment;

    public FeedFollower(
            FollowedFeed feed,
            FollowPlan plan,
            PageReading reading,
            FeedPositions positions,
            FollowEnvironment environment) {
        this.pages = feed.pages();
        this.feed = pages.traits();
        this.plan = plan;
        this.reading = reading;
        this.positions = positions;
        this.environment = environment;
    }

    /**
     * Follows the feed until the process is to stop or, if it runs once, until all is read.
     *
     * @throws ImportException if the position cannot be read, or a follower that runs once gives up
     */
    public void run() throws InterruptedException {
        FeedPosition position = start();
        while (!environment.pause().stopped()) {
            position = round(position);
            if (plan.once()) {
                return;
            }
            await(plan.every());
        }
    }

    private FeedPosition start() {
        byte[] kept = positions.read(feed.name());
        if (kept == null || plan.rewind()) {
            LocalDate today = LocalDate.ofInstant(environment.clock().instant(), ZoneOffset.UTC);
            LocalDate since = plan.since() == null ? today : plan.since();
            log("begins with " + since);
            return FeedPosition.before(since);
        }
        try {
            FeedPosition position = FeedPositionJson.read(kept);
            environment.meters().readUntil(position.readUntil());
            log("goes on after " + position.readUntil() + (plan.since() == null ? "" : "; --since is not used"));
            return position;
        } catch (ImportException e) {
            throw new ImportException("the position of " + feed.name() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads up to the present. */
    private FeedPosition round(FeedPosition begin) throws InterruptedException {
        Instant now = environment.clock().instant();
        FeedPosition position = begin;
        while (!environment.pause().stopped()) {
            Optional<FeedPosition> due = position.due(feed.granularity(), now, feed.settle());
            if (due.isEmpty()) {
                environment.health().working();
                return position;
            }
            FeedWindow window = due.get().window();
            position = window(due.get());
            if (position.readUntil().isBefore(window.until())) {
                // Asked for before its end: by the feed's clock, or because a day is not over.
                return position;
            }
        }
        return position;
    }

    /** Reads the rest of a window. */
    private FeedPosition window(FeedPosition begin) throws InterruptedException {
        FeedPosition position = begin.of(reading.question(begin.window()));
        int failures = 0;
        int restarts = 0;
        int shortReads = 0;
        while (!environment.pause().stopped()) {
            try {
                environment.health().expect(LONGEST_PAGE);
                PageOutcome page = reading.read(position);
                failures = 0;
                if (page.last() && isShort(page, shortReads)) {
                    shortReads++;
                    restarts++;
                    position = restarted(position);
                    await(RetryPause.after(restarts, null, environment.random().getAsDouble()));
                    continue;
                }
                FeedPosition next = page.last() ? completed(page) : page.position();
                keep(next);
                position = next;
                environment.health().working();
                if (page.last()) {
                    return position;
                }
                await(feed.pause());
            } catch (PageException e) {
                failures++;
                Recovery recovery = Recovery.after(
                        e, position, failures, restarts, environment.random().getAsDouble());
                failed(e, position, recovery.pause());
                if (plan.once() && Math.max(failures, recovery.restarts()) >= ATTEMPTS_OF_ONE_RUN) {
                    throw new ImportException(reading.withoutKey(e.getMessage()), e);
                }
                if (recovery.restarts() > restarts) {
                    failures = 0;
                    position = restarted(position);
                }
                restarts = recovery.restarts();
                await(recovery.pause());
            }
        }
        return position;
    }

    private boolean isShort(PageOutcome last, int shortReads) {
        return Recovery.isShort(last.position(), expected(last), shortReads);
    }

    private long expected(PageOutcome last) {
        long expected = pages.expected(last.position().total(), last.envelope().total());
        return Math.min(expected, pages.mostRecords());
    }

    private FeedPosition restarted(FeedPosition position) {
        environment.meters().restarted();
        log(String.format(
                Locale.ROOT,
                "starts %s again, after %,d records",
                position.window().from(),
                position.read()));
        return position.restarted();
    }

    private FeedPosition completed(PageOutcome last) {
        FeedPosition read = last.position();
        FeedPosition complete = read.completed(feed.granularity(), feed.settle());
        if (read.read() < expected(last) || read.total() > pages.mostRecords()) {
            environment.meters().incomplete();
            log(String.format(
                    Locale.ROOT,
                    "hands out %,d of %,d records that changed from %s to %s: the others must be imported",
                    read.read(),
                    read.total(),
                    read.window().from(),
                    read.window().until()));
        }
        log(String.format(
                Locale.ROOT,
                "is read up to %s: %,d records since %s",
                complete.readUntil(),
                read.read(),
                read.window().from()));
        return complete;
    }

    private void keep(FeedPosition position) throws PageException {
        try {
            positions.write(feed.name(), FeedPositionJson.write(position));
            environment.meters().readUntil(position.readUntil());
        } catch (PublishException e) {
            reading.reconnect();
            throw new PageException(PageFailure.NOT_PUBLISHED, String.valueOf(e.getMessage()), null, e);
        }
    }

    private void failed(PageException e, FeedPosition position, Duration pause) {
        String message = reading.withoutKey(e.getMessage());
        environment.meters().failed(e.failure().label());
        environment.health().failing(message);
        log("cannot read a page of " + position.window().from() + ", next attempt in " + pause.toSeconds() + " s: "
                + message);
    }

    private void await(Duration time) throws InterruptedException {
        if (!time.isZero()) {
            environment.health().expect(time.plus(GRACE));
            environment.pause().await(time);
        }
    }

    private void log(String line) {
        environment.log().accept(feed.name() + " " + line);
    }
}
