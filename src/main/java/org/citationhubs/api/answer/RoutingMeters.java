package org.citationhubs.api.answer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Counts which replica answered the requests about works that clients sent to this instance.
 * Forwarded requests are counted where clients sent them.
 */
@ApplicationScoped
class RoutingMeters {

    private final Map<RoutingOutcome, Counter> counters = new EnumMap<>(RoutingOutcome.class);

    /** Registers the counters. */
    RoutingMeters(MeterRegistry registry) {
        for (RoutingOutcome outcome : RoutingOutcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("hubs.query.routed")
                            .description("Requests about a work, by the replica that answered")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    /** The replica that answered. */
    enum RoutingOutcome {
        /** The active replica, on this instance. */
        LOCAL,
        /** The active replica, on another instance. */
        REMOTE,
        /** A standby, on any instance, because the active replica did not answer. */
        STANDBY,
        /** No replica: the response is a 503. */
        UNAVAILABLE
    }

    void count(RoutingOutcome outcome) {
        Counter counter = counters.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }
}
