package org.citationhubs.ingest.publish;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.serde.json.ClockCheck;
import org.jspecify.annotations.Nullable;

/** Provides the event publisher from the start of the service until its stop. Thread-safe. */
@ApplicationScoped
public class IngestGateway {

    private final Object monitor = new Object();
    private @Nullable EventPublisher publisher;
    private @Nullable EventIngestion citations;
    private boolean closed;

    /** Opens the gateway with a publisher, which is closed with the gateway. */
    public void open(EventPublisher opened, InputLimits limits, ClockCheck clocks) {
        replace(opened, new EventIngestion(opened, limits, clocks));
    }

    /** Closes the gateway: events in flight are still sent, further ones are not accepted. */
    public void close() {
        replace(null, null);
    }

    private void replace(@Nullable EventPublisher next, @Nullable EventIngestion nextCitations) {
        EventPublisher previous;
        synchronized (monitor) {
            previous = publisher;
            publisher = next;
            citations = nextCitations;
            closed = next == null;
            monitor.notifyAll();
        }
        if (previous != null) {
            previous.close();
        }
    }

    /** Returns the ingestion of citation events, empty while the service starts or stops. */
    public Optional<EventIngestion> citations() {
        synchronized (monitor) {
            return Optional.ofNullable(citations);
        }
    }

    /** Returns the ingestion of decisions on a source, empty while the service starts or stops. */
    public Optional<SourceIngestion> source(String system) {
        synchronized (monitor) {
            return Optional.ofNullable(publisher).map(open -> new SourceIngestion(open, system));
        }
    }

    /** Waits for the publisher. Returns empty after the timeout, or if the service stops. */
    public Optional<EventPublisher> await(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        synchronized (monitor) {
            long remaining = timeout.toNanos();
            while (publisher == null && !closed && remaining > 0) {
                TimeUnit.NANOSECONDS.timedWait(monitor, remaining);
                remaining = deadline - System.nanoTime();
            }
            return Optional.ofNullable(publisher);
        }
    }
}
