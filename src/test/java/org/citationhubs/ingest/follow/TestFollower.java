package org.citationhubs.ingest.follow;

import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.follow.management.FollowHealth;
import org.citationhubs.ingest.follow.management.FollowMeters;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.idmap.IdMap;
import org.citationhubs.ingest.publish.PublishException;
import org.jspecify.annotations.Nullable;

/** A follower of a stub of Crossref, with positions, events and time in memory. Waiting takes no time. */
final class TestFollower implements FeedPositions, PageSink.Opener {

    private final List<FeedPosition> kept = new ArrayList<>();
    private final List<String> works = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final Set<Integer> failedPages = new TreeSet<>();
    private final Set<Integer> failedPositions = new TreeSet<>();
    private final FollowHealth health = new FollowHealth(System::nanoTime);
    private PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private Instant now;
    private byte @Nullable [] value;
    private int opened;
    private int written;
    private int pages;
    private int reconnects;
    private int stopAfter = Integer.MAX_VALUE;
    private boolean updateDate;
    private @Nullable String key;

    TestFollower(String now) {
        this.now = Instant.parse(now);
    }

    void now(String time) {
        now = Instant.parse(time);
    }

    void key(String secret) {
        key = secret;
    }

    void byUpdateDate() {
        updateDate = true;
    }

    void keep(String json) {
        value = json.getBytes(StandardCharsets.UTF_8);
    }

    /** Makes the page with this number, from 1, fail when it is published. */
    void failPage(int number) {
        failedPages.add(number);
    }

    /** Makes the position with this number, from 1, fail when it is written. */
    void failPosition(int number) {
        failedPositions.add(number);
    }

    /** Makes the next run stop after as many pages. */
    void stopAfterPages(int number) {
        stopAfter = number;
    }

    void once(StubFeed feed, String since) throws InterruptedException {
        run(feed, new FollowPlan(LocalDate.parse(since), false, Duration.ofMinutes(15), true), Integer.MAX_VALUE);
    }

    void rewind(StubFeed feed, String since) throws InterruptedException {
        run(feed, new FollowPlan(LocalDate.parse(since), true, Duration.ofMinutes(15), true), Integer.MAX_VALUE);
    }

    /** Reads up to the present as often as this. */
    void rounds(StubFeed feed, String since, int rounds) throws InterruptedException {
        run(feed, new FollowPlan(LocalDate.parse(since), false, Duration.ofMinutes(15), false), rounds);
    }

    void rewindRounds(StubFeed feed, String since, int rounds) throws InterruptedException {
        run(feed, new FollowPlan(LocalDate.parse(since), true, Duration.ofMinutes(15), false), rounds);
    }

    private void run(StubFeed feed, FollowPlan plan, int rounds) throws InterruptedException {
        metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        pauses.clear();
        Clock clock = new TestClock();
        FollowEnvironment environment = new FollowEnvironment(
                clock,
                new TestPause(plan.every(), rounds),
                () -> 0,
                log::add,
                new FollowMeters(metrics, "crossref", FollowedFeed.failures(), clock),
                health);
        FeedSettings settings = new FeedSettings(feed.address(), 2, updateDate, null, key);
        PageReading reading = new PageReading(
                FollowedFeed.CROSSREF,
                settings,
                "citation-hubs/test",
                1 << 20,
                new FeedFormat(StubWorks::new, FormatOptions.DEFAULT, IdMap.NONE),
                this,
                environment);
        new FeedFollower(FollowedFeed.CROSSREF, plan, reading, this, environment).run();
        stopAfter = Integer.MAX_VALUE;
    }

    @Override
    public byte @Nullable [] read(String feed) {
        return value;
    }

    @Override
    public void write(String feed, byte[] position) {
        if (failedPositions.contains(++written)) {
            throw new PublishException(false, "the brokers are away", null);
        }
        value = position;
        kept.add(FeedPositionJson.read(position));
        pages++;
    }

    @Override
    public PageSink open(String page) {
        return new TestSink(failedPages.contains(++opened));
    }

    @Override
    public void reconnect() {
        reconnects++;
    }

    /** Returns the citing works of the events that were acknowledged. */
    List<String> works() {
        return works;
    }

    /** Returns the positions that were kept, in their order. */
    List<FeedPosition> kept() {
        return kept;
    }

    FeedPosition position() {
        return kept.get(kept.size() - 1);
    }

    /** Returns the pauses of the last run. */
    List<Duration> pauses() {
        return pauses;
    }

    List<String> log() {
        return log;
    }

    FollowHealth health() {
        return health;
    }

    /** Returns the number of pages that were published and whose positions were kept. */
    int pages() {
        return pages;
    }

    int reconnects() {
        return reconnects;
    }

    /** Returns a metric of the last run. */
    double metric(String series) {
        return metrics.scrape()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + series + " in\n" + metrics.scrape()));
    }

    private final class TestClock extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final class TestPause implements FollowPause {

        private final Duration every;
        private int roundsLeft;
        private boolean stopped;

        TestPause(Duration every, int rounds) {
            this.every = every;
            this.roundsLeft = rounds;
        }

        @Override
        public void await(Duration time) {
            if (time.isNegative() || time.isZero()) {
                throw new AssertionError("no pause: " + time);
            }
            pauses.add(time);
            now = now.plus(time);
            roundsLeft -= time.equals(every) ? 1 : 0;
        }

        @Override
        public void stop() {
            stopped = true;
        }

        @Override
        public boolean stopped() {
            return stopped || roundsLeft <= 0 || pages >= stopAfter;
        }
    }

    private final class TestSink implements PageSink {

        private final boolean fails;
        private final List<String> sent = new ArrayList<>();

        TestSink(boolean fails) {
            this.fails = fails;
        }

        @Override
        public void work(WorkEvent event) {
            throw new AssertionError("a description: " + event);
        }

        @Override
        public void list(CitationEvent event) {
            sent.add(event.citing().value());
        }

        @Override
        public void written(Record event, byte[] json) {
            throw new AssertionError("JSON: " + event);
        }

        @Override
        public void finish() {
            if (fails) {
                throw new ImportException("the brokers are away", new PublishException(false, "away", null));
            }
            works.addAll(sent);
        }

        @Override
        public long leftOut() {
            return 0;
        }
    }
}
