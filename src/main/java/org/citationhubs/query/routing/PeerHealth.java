package org.citationhubs.query.routing;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Which instances failed to answer lately. While one is away, each question would pay the time it takes to find that out; so after a failure
 * nobody asks it for a moment, and then the next question tries.
 */
public final class PeerHealth {

    private final Map<HostInfo, Long> failedAt = new ConcurrentHashMap<>();
    private final long pauseNanos;
    private final LongSupplier nanos;

    /**
     * Knows of no failure.
     *
     * @param pause how long an instance that failed is left alone
     * @param nanos a clock
     */
    public PeerHealth(Duration pause, LongSupplier nanos) {
        this.pauseNanos = pause.toNanos();
        this.nanos = nanos;
    }

    /** Whether that is news: it answered before. */
    boolean failed(HostInfo peer) {
        return failedAt.put(peer, nanos.getAsLong()) == null;
    }

    void answered(HostInfo peer) {
        failedAt.remove(peer);
    }

    Optional<String> objection(HostInfo peer) {
        Long at = failedAt.get(peer);
        if (at == null) {
            return Optional.empty();
        }
        long ago = nanos.getAsLong() - at;
        return ago < pauseNanos
                ? Optional.of("it did not answer " + Duration.ofNanos(ago).toMillis() + " ms ago")
                : Optional.empty();
    }
}
