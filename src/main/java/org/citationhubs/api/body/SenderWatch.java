package org.citationhubs.api.body;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Notices a sender that is too slow, or whose body takes too long. Without it, a sender of one byte from time to time
 * keeps its connection for ever. Confined to the event loop of the request.
 */
public final class SenderWatch {

    private final Vertx vertx;
    private final long leastBytes;
    private final Duration window;
    private final Duration total;
    private final Consumer<String> onSlow;
    private final long begin = System.nanoTime();
    private final long timer;
    private long bytes;
    private boolean reading = true;
    private boolean readingAllTheTime = true;

    private SenderWatch(Vertx vertx, long leastBytes, Duration window, Duration total, Consumer<String> onSlow) {
        this.vertx = vertx;
        this.leastBytes = leastBytes;
        this.window = window;
        this.total = total;
        this.onSlow = onSlow;
        this.timer = vertx.setPeriodic(window.toMillis(), fired -> check());
    }

    /**
     * Starts to watch a sender. To be called on the event loop of the request.
     *
     * @param total time within which the body must end
     * @param onSlow receives the reason, once
     */
    public static SenderWatch start(Vertx vertx, RequestLimits limits, Duration total, Consumer<String> onSlow) {
        return new SenderWatch(vertx, limits.senderBytes().asLongValue(), limits.senderTime(), total, onSlow);
    }

    /** Counts received bytes. */
    public void received(int count) {
        bytes += count;
    }

    /** Sets whether the service is ready to read. A sender that has to wait for the service is not slow. */
    public void setReading(boolean ready) {
        reading = ready;
        readingAllTheTime &= ready;
    }

    /** Ends the watch. */
    public void stop() {
        vertx.cancelTimer(timer);
    }

    private void check() {
        if (System.nanoTime() - begin >= total.toNanos()) {
            slow("it did not end within " + total.toSeconds() + " s");
        } else if (readingAllTheTime && bytes < leastBytes) {
            slow("less than " + leastBytes + " bytes arrived within " + window.toSeconds() + " s");
        }
        bytes = 0;
        readingAllTheTime = reading;
    }

    private void slow(String reason) {
        stop();
        onSlow.accept(reason);
    }
}
