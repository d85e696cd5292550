package org.citationhubs.ingest.command;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.ingest.dump.EventSink;
import org.citationhubs.ingest.dump.ImportException;
import org.citationhubs.ingest.dump.ProgressBar;
import org.citationhubs.ingest.publish.EventPublisher;
import org.citationhubs.ingest.publish.PublishException;
import org.citationhubs.serde.json.CitationEventWriter;
import org.citationhubs.serde.json.EventOrigin;
import org.citationhubs.serde.json.WorkEventWriter;
import org.citationhubs.topics.TopicCatalog;

/** Publishes what a dump says, with so many events under way at the most, and counts what has arrived. */
final class PublishingSink implements EventSink {

    /** Enough to fill every batch of a producer, too little to matter in memory. */
    private static final int IN_FLIGHT = 10_000;

    private static final Duration LOOK = Duration.ofMillis(100);

    private final EventPublisher publisher;
    private final ProgressBar progress;
    private final String system;
    private final String run;
    private final CitationEventWriter lists = new CitationEventWriter();
    private final WorkEventWriter works = new WorkEventWriter();
    private final Semaphore permits = new Semaphore(IN_FLIGHT);
    private final AtomicReference<PublishException> failure = new AtomicReference<>();
    private final AtomicLong worksPublished = new AtomicLong();
    private final AtomicLong listsPublished = new AtomicLong();
    private final AtomicLong citationsPublished = new AtomicLong();
    private final AtomicLong tooLarge = new AtomicLong();
    private long selfCitations;
    private long sent;

    /**
     * Publishes by a publisher.
     *
     * @param system what the events name as their source
     * @param run names the run in the events' ids
     */
    PublishingSink(EventPublisher publisher, ProgressBar progress, String system, String run) {
        this.publisher = publisher;
        this.progress = progress;
        this.system = system;
        this.run = run;
    }

    @Override
    public void work(WorkEvent event) {
        send(TopicCatalog.WORKS, event.work(), works.write(origin(), event), worksPublished::incrementAndGet);
    }

    @Override
    public void list(CitationEvent event) {
        selfCitations += event.selfCitations();
        if (event.citations().isEmpty() && event.selfCitations() > 0) {
            return;
        }
        int citations = event.citations().size();
        byte[] json = lists.write(origin(), event);
        if (citations > InputLimits.DEFAULT.referencesPerWork() || json.length > InputLimits.DEFAULT.eventBytes()) {
            progress.interrupt(
                    "%s: %d references in %d bytes; the service refuses that many unless its limits are raised"
                            .formatted(event.citing(), citations, json.length));
        }
        send(TopicCatalog.CITATIONS, event.citing(), json, () -> {
            listsPublished.incrementAndGet();
            citationsPublished.addAndGet(citations);
        });
    }

    private EventOrigin origin() {
        return new EventOrigin(run + '-' + (sent + 1), system, "citation-hubs import");
    }

    private void send(String topic, WorkId key, byte[] event, Runnable onArrival) {
        acquire(1);
        sent++;
        var unused = publisher.publish(topic, key, event).whenComplete((published, problem) -> {
            if (problem == null) {
                onArrival.run();
            } else {
                failed(problem, key, event);
            }
            permits.release();
        });
        progress.to(arrived());
    }

    private void failed(Throwable problem, WorkId key, byte[] event) {
        PublishException why = problem instanceof PublishException publishing
                ? publishing
                : new PublishException(false, "cannot publish " + key + ": " + problem, problem);
        if (why.tooLarge()) {
            tooLarge.incrementAndGet();
            progress.interrupt(why.getMessage() + " (" + event.length + " bytes)");
        } else {
            failure.compareAndSet(null, why);
        }
    }

    private long arrived() {
        return worksPublished.get() + listsPublished.get();
    }

    /** Waits until everything that was sent has arrived, or throws why it cannot. */
    void finish() {
        acquire(IN_FLIGHT);
        permits.release(IN_FLIGHT);
        throwFailure();
    }

    private void acquire(int wanted) {
        try {
            while (!permits.tryAcquire(wanted, LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                throwFailure();
                progress.to(arrived());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportException("interrupted", e);
        }
        throwFailure();
    }

    private void throwFailure() {
        PublishException why = failure.get();
        if (why != null) {
            throw new ImportException(String.valueOf(why.getMessage()), why);
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

    /** Events that their topic does not take. */
    long tooLarge() {
        return tooLarge.get();
    }
}
