package org.citationhubs.query.routing;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Records which instances failed to answer lately. While an instance is down, each call to it costs the time of a
 * timeout; so after a failure it gets no calls for a moment, and then the next query tries it again. Thread-safe.
 *
 * <p>By hand, because a circuit breaker of SmallRye Fault Tolerance rejects a call once it is made; the router chooses
 * among several instances before, and its answer says why each was left out.
 */
public final class PeerHealth {

    private final Map<HostPort, Long> failedAt = new ConcurrentHashMap<>();
    private final Duration pause;
    private final LongSupplier nanos;

    /**
     * Creates a record without failures.
     *
     * @param pause during which an instance gets no calls after a failure
     * @param nanos clock in nanoseconds
     */
    public PeerHealth(Duration pause, LongSupplier nanos) {
        this.pause = pause;
        this.nanos = nanos;
    }

    Duration pause() {
        return pause;
    }

    /** Records a failure, and returns whether it is the first one since the last answer. */
    boolean recordFailure(HostPort peer) {
        return failedAt.put(peer, nanos.getAsLong()) == null;
    }

    void recordSuccess(HostPort peer) {
        failedAt.remove(peer);
    }

    /** Returns why an instance gets no calls now; empty if it may be called. */
    Optional<String> exclude(HostPort peer) {
        Long at = failedAt.get(peer);
        if (at == null) {
            return Optional.empty();
        }
        long ago = nanos.getAsLong() - at;
        return ago < pause.toNanos()
                ? Optional.of("it did not answer " + Duration.ofNanos(ago).toMillis() + " ms ago")
                : Optional.empty();
    }
}
