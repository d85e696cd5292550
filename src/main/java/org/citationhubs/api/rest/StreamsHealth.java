package org.citationhubs.api.rest;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
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
 * Health checks of the service.
 *
 * <p>The service is live while topics are missing, partitions move or state is restored, however long that takes: a
 * restart would only begin the same again. It is not live after the stream threads ended by themselves: only a restart
 * starts them again. Liveness and startup are answered on the event loop: they must not wait for a worker thread, or a
 * busy service would be restarted.
 */
@ApplicationScoped
class StreamsHealth {

    private static final String NAME = "streams";

    private final QueryGateway gateway;

    StreamsHealth(QueryGateway gateway) {
        this.gateway = gateway;
    }

    @Produces
    @Startup
    AsyncHealthCheck started() {
        return () -> Uni.createFrom().item(() -> report(true));
    }

    @Produces
    @Liveness
    AsyncHealthCheck live() {
        return () -> Uni.createFrom()
                .item(() -> report(gateway.service()
                        .map(service -> !ended(service.state()))
                        .orElse(true)));
    }

    @Produces
    @Readiness
    HealthCheck ready() {
        return () -> gateway.isDraining()
                ? report(false)
                : gateway.service().map(StreamsHealth::ready).orElseGet(() -> report(false));
    }

    private static HealthCheckResponse ready(QueryService service) {
        State state = service.state();
        Optional<String> unreadable = state == State.RUNNING ? service.unreadable() : Optional.of("not running");
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named(NAME).withData("state", state.name()).status(unreadable.isEmpty());
        unreadable.ifPresent(reason -> response.withData("reason", reason));
        return response.build();
    }

    private HealthCheckResponse report(boolean up) {
        String state = gateway.service().map(service -> service.state().name()).orElse("not started");
        return HealthCheckResponse.named(NAME)
                .withData("state", state)
                .status(up)
                .build();
    }

    /** Returns whether the streams ended by themselves; a regular stop closes the gateway before the streams. */
    private static boolean ended(State state) {
        return switch (state) {
            case ERROR, PENDING_ERROR, NOT_RUNNING, PENDING_SHUTDOWN -> true;
            case CREATED, REBALANCING, RUNNING -> false;
        };
    }
}
