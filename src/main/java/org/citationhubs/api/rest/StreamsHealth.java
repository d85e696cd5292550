package org.citationhubs.api.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams.State;
import org.citationhubs.query.QueryGateway;
import org.citationhubs.query.QueryService;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * Whether the service lives, and whether it can answer.
 *
 * <p>It lives while topics are missing, while partitions move and while state is restored, however long that takes: a restart would
 * only begin it anew. It does not live when the stream threads ended by themselves; nothing but a restart brings them back.
 */
@ApplicationScoped
class StreamsHealth {

    private static final String NAME = "streams";

    private final QueryGateway desk;

    StreamsHealth(QueryGateway desk) {
        this.desk = desk;
    }

    @Produces
    @Startup
    HealthCheck started() {
        return () -> told(true);
    }

    @Produces
    @Liveness
    HealthCheck live() {
        return () -> told(desk.service().map(service -> !ended(service.state())).orElse(true));
    }

    @Produces
    @Readiness
    HealthCheck ready() {
        return () -> desk.isLeaving()
                ? told(false)
                : desk.service().map(StreamsHealth::ready).orElseGet(() -> told(false));
    }

    private static HealthCheckResponse ready(QueryService service) {
        State state = service.state();
        Optional<String> unreadable = state == State.RUNNING ? service.unreadable() : Optional.of("not running");
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named(NAME).withData("state", state.name()).status(unreadable.isEmpty());
        unreadable.ifPresent(reason -> response.withData("reason", reason));
        return response.build();
    }

    private HealthCheckResponse told(boolean up) {
        String state = desk.service().map(service -> service.state().name()).orElse("not there yet");
        return HealthCheckResponse.named(NAME)
                .withData("state", state)
                .status(up)
                .build();
    }

    /** The desk is closed before the streams are, so an end that is seen here is one that nobody asked for. */
    private static boolean ended(State state) {
        return switch (state) {
            case ERROR, PENDING_ERROR, NOT_RUNNING, PENDING_SHUTDOWN -> true;
            case CREATED, REBALANCING, RUNNING -> false;
        };
    }
}
