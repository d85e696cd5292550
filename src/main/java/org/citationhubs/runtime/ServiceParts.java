package org.citationhubs.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jboss.logging.Logger;

/** The started parts of the service. Closes them in the reverse order of their start. Thread-safe. */
final class ServiceParts implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ServiceParts.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean closed;

    /**
     * Adds a part that was started.
     *
     * @throws InterruptedException if the service is already closed; the part is then closed too
     */
    <T extends AutoCloseable> T add(T part) throws InterruptedException {
        synchronized (this) {
            if (!closed) {
                started.push(part);
                return part;
            }
        }
        close(part);
        throw new InterruptedException("the service was stopped while it started");
    }

    /** Closes all parts; a part that cannot be closed does not keep the others from it. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!started.isEmpty()) {
            close(started.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warnf(e, "%s did not close cleanly", part.getClass().getSimpleName());
        }
    }
}
