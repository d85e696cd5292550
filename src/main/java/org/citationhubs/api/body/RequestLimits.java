package org.citationhubs.api.body;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Limits of the bodies that clients send. */
@ConfigMapping(prefix = "hubs.limits")
public interface RequestLimits {

    /** Largest body, except for a stream of events, which may have any length. */
    @WithDefault("2M")
    MemorySize bodySize();

    /** Time within which a body must arrive. */
    @WithDefault("1m")
    Duration bodyTime();

    /** Time within which a sender must deliver at least {@link #senderBytes}, again and again until the body ends. */
    @WithDefault("10s")
    Duration senderTime();

    /** Least number of bytes in each {@link #senderTime} in which the service is ready to read. */
    @WithDefault("10K")
    MemorySize senderBytes();

    /**
     * Memory for bodies that are incomplete or not answered yet, of all requests together. Default: a sixteenth of the
     * heap.
     */
    Optional<MemorySize> bufferedBodies();

    /** Number of streams of events that are read at the same time. */
    @WithDefault("256")
    int streams();

    /** Time within which a stream of events must end. */
    @WithDefault("1h")
    Duration streamTime();
}
