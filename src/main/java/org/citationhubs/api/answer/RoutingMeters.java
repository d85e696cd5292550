package org.citationhubs.api.answer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Who answered the questions about works that were asked here first; what another instance passed on is counted where it was asked. */
@ApplicationScoped
class RoutingMeters {

    private final Map<RoutingOutcome, Counter> counters = new EnumMap<>(RoutingOutcome.class);

    /** Counts in a registry, from zero. */
    RoutingMeters(MeterRegistry registry) {
        for (RoutingOutcome outcome : RoutingOutcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("hubs.query.routed")
                            .description("Questions about a work, by who answered")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    /** Who answered. */
    enum RoutingOutcome {
        /** This instance, as the owner. */
        LOCAL,
        /** The owner, another instance. */
        REMOTE,
        /** A copy, here or elsewhere, because the owner did not. */
        STANDBY,
        /** Nobody: 503. */
        UNAVAILABLE
    }

    void count(RoutingOutcome outcome) {
        Counter counter = counters.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }
}
