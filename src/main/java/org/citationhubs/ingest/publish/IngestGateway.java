package org.citationhubs.ingest.publish;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.citationhubs.citation.reference.InputLimits;
import org.jspecify.annotations.Nullable;

/** Where events are handed in while there are topics to put them into. */
@ApplicationScoped
public class IngestGateway {

    private final Object monitor = new Object();
    private @Nullable EventPublisher publisher;
    private @Nullable EventIngestion citations;
    private boolean closed;

    /** Opens it; the publisher is closed with it. */
    public void open(EventPublisher opened, InputLimits limits) {
        replace(opened, new EventIngestion(opened, limits));
    }

    /** Closes it: what is under way is still sent, nothing more is taken. */
    public void close() {
        replace(null, null);
    }

    private void replace(@Nullable EventPublisher next, @Nullable EventIngestion nextCitations) {
        EventPublisher last;
        synchronized (monitor) {
            last = publisher;
            publisher = next;
            citations = nextCitations;
            closed = next == null;
            monitor.notifyAll();
        }
        if (last != null) {
            last.close();
        }
    }

    /** Who takes citations, nobody while the service starts and stops. */
    public Optional<EventIngestion> citations() {
        synchronized (monitor) {
            return Optional.ofNullable(citations);
        }
    }

    /** Who takes events of any topic, once there is somebody; nobody if that takes longer than so long, or the service stops. */
    public Optional<EventPublisher> await(Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        synchronized (monitor) {
            long left = longest.toNanos();
            while (publisher == null && !closed && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(monitor, left);
                left = deadline - System.nanoTime();
            }
            return Optional.ofNullable(publisher);
        }
    }
}
