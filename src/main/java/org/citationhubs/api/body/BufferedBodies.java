package org.citationhubs.api.body;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the bytes of all request bodies in memory. Each request is bounded by its own limit, and all of them together
 * by this one: a thousand senders of large bodies must not fill the heap. Thread-safe.
 */
@Singleton
public class BufferedBodies {

    /** Part of the heap, one nth. A body may be copied twice on its way to the reader of its content. */
    private static final int PART_OF_HEAP = 16;

    private final long most;
    private final AtomicLong bytes = new AtomicLong();

    @Inject
    BufferedBodies(RequestLimits limits) {
        this(limits.bufferedBodies()
                .map(configured -> configured.asLongValue())
                .orElseGet(() -> Runtime.getRuntime().maxMemory() / PART_OF_HEAP));
    }

    /** Creates a count with a bound in bytes. */
    public BufferedBodies(long most) {
        this.most = most;
    }

    /** Starts to count what one request holds. */
    public BufferedBody open() {
        return new BufferedBody();
    }

    /** The bytes that one request holds. Confined to the event loop of the request. */
    public final class BufferedBody {

        private long held;

        private BufferedBody() {}

        /** Sets the number of bytes that the request holds; returns false, and changes nothing, if they do not fit. */
        public boolean hold(long now) {
            long more = now - held;
            if (bytes.addAndGet(more) > most && more > 0) {
                bytes.addAndGet(-more);
                return false;
            }
            held = now;
            return true;
        }

        /** Releases all bytes of the request. */
        public void release() {
            bytes.addAndGet(-held);
            held = 0;
        }
    }
}
