package org.citationhubs.ingest.command;

import java.time.Duration;
import java.util.Map;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.dump.ImportReport;
import org.citationhubs.ingest.follow.PageSink;
import org.citationhubs.ingest.publish.EventPublisher;
import org.citationhubs.ingest.publish.KafkaEventPublisher;
import org.jspecify.annotations.Nullable;

/** Publishes what a follower reads to Kafka, page by page. Used by one thread. */
final class FollowOutput implements PageSink.Opener, AutoCloseable {

    private static final String CRAWLER = "citation-hubs follow";

    /** Time limit for the delivery of an event: long enough for a broker to restart. */
    private static final Duration DELIVERY_TIMEOUT = Duration.ofMinutes(2);

    private final String bootstrapServers;
    private final Map<String, String> settings;
    private final ImportReport report;
    private final String system;
    private final InputLimits limits;
    private @Nullable EventPublisher publisher;

    /**
     * Creates an output, which connects when it is used first.
     *
     * @param settings further producer settings
     * @param report receives what is wrong with single events
     * @param system source system that the events name
     * @param limits limits of the service
     */
    FollowOutput(
            String bootstrapServers,
            Map<String, String> settings,
            ImportReport report,
            String system,
            InputLimits limits) {
        this.bootstrapServers = bootstrapServers;
        this.settings = settings;
        this.report = report;
        this.system = system;
        this.limits = limits;
    }

    /** Returns the present publisher. */
    EventPublisher publisher() {
        EventPublisher open = publisher;
        if (open == null) {
            open = KafkaEventPublisher.open(bootstrapServers, DELIVERY_TIMEOUT, settings);
            publisher = open;
        }
        return open;
    }

    @Override
    public PageSink open(String page) {
        return new PublishedPage(new PublishingSink(publisher(), report, system, page, CRAWLER, limits));
    }

    @Override
    public void reconnect() {
        // A producer that failed may be of no more use.
        close();
    }

    @Override
    public void close() {
        EventPublisher open = publisher;
        publisher = null;
        if (open != null) {
            // A stop interrupts, and a producer that is interrupted while it closes fails.
            boolean unused = Thread.interrupted();
            open.close();
        }
    }

    private record PublishedPage(PublishingSink events) implements PageSink {

        @Override
        public void work(WorkEvent event) {
            events.work(event);
        }

        @Override
        public void list(CitationEvent event) {
            events.list(event);
        }

        @Override
        public void written(Record event, byte[] json) {
            events.written(event, json);
        }

        @Override
        public void finish() {
            events.finish();
        }

        @Override
        public long leftOut() {
            return events.overLimit() + events.tooLarge();
        }
    }
}
