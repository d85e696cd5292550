package org.citationhubs.ingest.command;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.publish.EventPublisher;
import org.citationhubs.ingest.publish.LineReader;
import org.citationhubs.ingest.publish.PublishException;
import org.citationhubs.ingest.publish.PublishedOffset;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.CitationEventWriter;
import org.citationhubs.serde.json.EventOrigin;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.serde.json.WorkEventReader;
import org.citationhubs.serde.json.WorkEventWriter;
import org.citationhubs.topics.TopicCatalog;

/**
 * Publishes the bundled sample: the hub {@value #HUB}, some of the works that cite it, and the works that these cite
 * most. Works and citations are real; roles, stances and sentences are made up, and stated by a source of their own.
 *
 * <p>In the sample a work is observed on the day on which it appeared. All observations are moved by the same number of
 * days, so that the newest is one of today and the activity windows of hubs have something to show. Published again
 * on the same day, the sample changes nothing.
 */
public final class DemoReplay {

    /** Hub of the sample. */
    public static final String HUB = "arxiv:hep-th/9711200";

    /** Title of the hub. */
    public static final String HUB_TITLE = "The Large N Limit of Superconformal Field Theories and Supergravity";

    private static final String WORKS = "/demo/works.ndjson";
    private static final String LISTS = "/demo/lists.ndjson";
    private static final String ROLES = "/demo/roles.ndjson";
    private static final EventOrigin ORIGIN = new EventOrigin(null, "demo sample");

    private final EventPublisher publisher;
    private final List<CompletableFuture<PublishedOffset>> pending = new ArrayList<>();

    private DemoReplay(EventPublisher publisher) {
        this.publisher = publisher;
    }

    /**
     * Numbers of the sample.
     *
     * @param works records of {@code works.v1}
     * @param lists records of {@code citations.v1} that are complete reference lists
     * @param citations citations in all lists
     * @param citingHub lists that cite the hub
     */
    public record ReplayResult(int works, int lists, int citations, int citingHub) {}

    /**
     * Publishes the sample and returns when the brokers have acknowledged all of it.
     *
     * @param today the day of the newest observation, in UTC; a later day than that of the brokers is rejected by the
     *     service as the future
     * @throws PublishException if an event cannot be published
     */
    public static ReplayResult into(EventPublisher publisher, LocalDate today) {
        return new DemoReplay(publisher).publish(today);
    }

    private ReplayResult publish(LocalDate today) {
        List<WorkEvent> works = new ArrayList<>();
        List<CitationEvent> lists = new ArrayList<>();
        List<CitationEvent> roles = new ArrayList<>();
        try {
            WorkEventReader workEvents = new WorkEventReader(InputLimits.DEFAULT);
            for (byte[] line : lines(WORKS)) {
                works.add(workEvents.read(line));
            }
            CitationEventReader citationEvents = new CitationEventReader(InputLimits.DEFAULT);
            for (byte[] line : lines(LISTS)) {
                lists.add(citationEvents.read(line));
            }
            for (byte[] line : lines(ROLES)) {
                roles.add(citationEvents.read(line));
            }
        } catch (RejectedRecordException e) {
            throw new IllegalStateException("the bundled sample is damaged: " + e.getMessage(), e);
        }
        Instant newest = lists.stream()
                .map(CitationEvent::observedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        Duration shift = Duration.between(newest, today.atStartOfDay(ZoneOffset.UTC));
        works.forEach(event -> send(event.withObservedAt(event.observedAt().plus(shift))));
        lists.forEach(event -> send(event.withObservedAt(event.observedAt().plus(shift))));
        roles.forEach(event -> send(event.withObservedAt(event.observedAt().plus(shift))));
        awaitAll();
        int citations = lists.stream().mapToInt(list -> list.citations().size()).sum();
        int citingHub = (int) lists.stream()
                .filter(list -> list.citations().stream()
                        .anyMatch(citation -> citation.cited().value().equals(HUB)))
                .count();
        return new ReplayResult(works.size(), lists.size(), citations, citingHub);
    }

    private void send(WorkEvent event) {
        byte[] json = new WorkEventWriter().write(ORIGIN, event);
        pending.add(publisher.publish(TopicCatalog.WORKS, event.work().value(), json));
    }

    private void send(CitationEvent event) {
        byte[] json = new CitationEventWriter().write(ORIGIN, event);
        pending.add(publisher.publish(TopicCatalog.CITATIONS, event.citing().value(), json));
    }

    private void awaitAll() {
        try {
            CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PublishException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static List<byte[]> lines(String resource) {
        List<byte[]> read = new ArrayList<>();
        try (InputStream in = DemoReplay.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource + " is not packaged");
            }
            try (LineReader lines = new LineReader(in, InputLimits.DEFAULT.eventBytes())) {
                while (lines.next()) {
                    read.add(lines.line());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }
}
