package org.citationhubs.runtime.instances;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Closes the connections to a listener beyond a number, because each costs a file descriptor and memory, also one on
 * which nothing is sent. Thread-safe: event loops open and close connections at the same time.
 */
final class ConnectionBound implements Handler<HttpConnection> {

    private static final Logger LOG = Logger.getLogger(ConnectionBound.class);

    private final int most;
    private final String setting;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicBoolean reported = new AtomicBoolean();

    /**
     * Creates the bound of one listener.
     *
     * @param most connections that may be open at the same time
     * @param setting name of the setting with that number, for the log
     */
    ConnectionBound(int most, String setting) {
        this.most = most;
        this.setting = setting;
    }

    /** Counts a connection until it is closed, or closes it at once. */
    @Override
    public void handle(HttpConnection connection) {
        if (open.incrementAndGet() <= most) {
            connection.closeHandler(closed -> release());
        } else {
            open.decrementAndGet();
            connection.close();
            if (reported.compareAndSet(false, true)) {
                LOG.warnf("%d connections are open, as many as %s allows: further ones are closed", most, setting);
            }
        }
    }

    /** Lets the next excess be logged once most connections are gone, so that a flood is logged once. */
    private void release() {
        if (open.decrementAndGet() <= most / 2) {
            reported.set(false);
        }
    }
}
