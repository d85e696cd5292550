package org.citationhubs.ingest.command;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.dump.EventSink;
import org.citationhubs.ingest.dump.ImportException;
import org.citationhubs.ingest.dump.ImportReport;
import org.citationhubs.ingest.dump.ProgressBar;
import org.citationhubs.ingest.publish.EventPublisher;
import org.citationhubs.ingest.publish.PublishException;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.CitationEventWriter;
import org.citationhubs.serde.json.EventOrigin;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.serde.json.WorkEventReader;
import org.citationhubs.serde.json.WorkEventWriter;
import org.citationhubs.topics.TopicCatalog;

/**
 * Publishes the events of a dump, at most {@value #IN_FLIGHT} of them in flight, and counts those that
 * are acknowledged.
 */
final class PublishingSink implements EventSink {

    /** Enough to fill the batches of a producer, and little memory. */
    private static final int IN_FLIGHT = 10_000;

    private static final Duration PROGRESS_INTERVAL = Duration.ofMillis(100);

    private final EventPublisher publisher;
    private final ImportReport report;
    private final ProgressBar progress;
    private final String system;
    private final String run;
    private final CitationEventWriter lists = new CitationEventWriter();
    private final WorkEventWriter works = new WorkEventWriter();
    private final CitationEventReader listReader;
    private final WorkEventReader workReader;
    private final Repairs repairs = new Repairs();
    private final Semaphore permits = new Semaphore(IN_FLIGHT);
    private final AtomicReference<PublishException> failure = new AtomicReference<>();
    private final AtomicLong worksPublished = new AtomicLong();
    private final AtomicLong listsPublished = new AtomicLong();
    private final AtomicLong citationsPublished = new AtomicLong();
    private final AtomicLong tooLarge = new AtomicLong();
    private final InputLimits limits;
    private long overLimit;
    private long selfCitations;
    private long sent;

    /**
     * Creates a sink.
     *
     * @param system source system that the events name
     * @param run prefix of the ids of the events
     * @param limits limits of the service; a list over them is not published
     */
    PublishingSink(EventPublisher publisher, ImportReport report, String system, String run, InputLimits limits) {
        this.limits = limits;
        this.listReader = new CitationEventReader(limits);
        this.workReader = new WorkEventReader(limits);
        this.publisher = publisher;
        this.report = report;
        this.progress = report.progress();
        this.system = system;
        this.run = run;
    }

    @Override
    public void work(WorkEvent event) {
        byte[] json = works.write(origin(), event.withSource(source(event.source())));
        if (!isAccepted(event.work(), found -> workReader.read(json, found))) {
            return;
        }
        send(TopicCatalog.WORKS, event.work(), json, worksPublished::incrementAndGet);
    }

    @Override
    public void list(CitationEvent event) {
        selfCitations += event.selfCitations();
        if (event.citations().isEmpty() && event.selfCitations() > 0) {
            return;
        }
        int citations = event.citations().size();
        byte[] json = lists.write(origin(), event.withSource(source(event.source())));
        if (citations > limits.referencesPerWork() || json.length > limits.eventBytes()) {
            overLimit++;
            progress.printLine(
                    "%s: not published: %d references in %d bytes, more than the service takes: %d in %d bytes"
                            .formatted(
                                    event.citing(),
                                    citations,
                                    json.length,
                                    limits.referencesPerWork(),
                                    limits.eventBytes()));
            return;
        }
        if (!isAccepted(event.citing(), found -> listReader.read(json, found))) {
            return;
        }
        send(TopicCatalog.CITATIONS, event.citing(), json, () -> {
            listsPublished.incrementAndGet();
            citationsPublished.addAndGet(citations);
        });
    }

    /** Reads an event as the service does. */
    private interface EventRead {
        Object read(Repairs found) throws RejectedRecordException;
    }

    /** Returns whether the service accepts an event, and prints what it will leave out. */
    private boolean isAccepted(WorkId work, EventRead event) {
        repairs.clear();
        try {
            Object unused = event.read(repairs);
            report.repaired(work.toString(), repairs);
            return true;
        } catch (RejectedRecordException e) {
            overLimit++;
            progress.printLine(work + ": not published: the service rejects it: " + e.getMessage());
            return false;
        }
    }

    /** Returns the source of an event; one that names no system is of the system of the dump. */
    private SourceKey source(SourceKey stated) {
        return stated.system().isEmpty() ? new SourceKey(system, stated.record()) : stated;
    }

    private EventOrigin origin() {
        return new EventOrigin(run + '-' + (sent + 1), "citation-hubs import");
    }

    private void send(String topic, WorkId key, byte[] event, Runnable onAcknowledged) {
        acquire(1);
        sent++;
        var unused = publisher.publish(topic, key.value(), event).whenComplete((published, problem) -> {
            if (problem == null) {
                onAcknowledged.run();
            } else {
                onFailure(problem, key, event);
            }
            permits.release();
        });
        progress.advanceTo(acknowledged());
    }

    private void onFailure(Throwable problem, WorkId key, byte[] event) {
        PublishException cause = problem instanceof PublishException publishing
                ? publishing
                : new PublishException(false, "cannot publish " + key + ": " + problem, problem);
        if (cause.tooLarge()) {
            tooLarge.incrementAndGet();
            progress.printLine(cause.getMessage() + " (" + event.length + " bytes)");
        } else {
            failure.compareAndSet(null, cause);
        }
    }

    private long acknowledged() {
        return worksPublished.get() + listsPublished.get();
    }

    /**
     * Waits until every event is acknowledged.
     *
     * @throws ImportException if an event cannot be published
     */
    void finish() {
        acquire(IN_FLIGHT);
        permits.release(IN_FLIGHT);
        throwFailure();
    }

    private void acquire(int count) {
        try {
            while (!permits.tryAcquire(count, PROGRESS_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                throwFailure();
                progress.advanceTo(acknowledged());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportException("interrupted", e);
        }
        throwFailure();
    }

    private void throwFailure() {
        PublishException cause = failure.get();
        if (cause != null) {
            throw new ImportException(String.valueOf(cause.getMessage()), cause);
        }
    }

    long worksPublished() {
        return worksPublished.get();
    }

    long listsPublished() {
        return listsPublished.get();
    }

    long citationsPublished() {
        return citationsPublished.get();
    }

    long selfCitations() {
        return selfCitations;
    }

    /** Returns the number of events that are not published, because they exceed a limit of the service. */
    long overLimit() {
        return overLimit;
    }

    /** Returns the number of events that are larger than their topic allows. */
    long tooLarge() {
        return tooLarge.get();
    }
}
