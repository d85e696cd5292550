package org.citationhubs.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Gives access to the query service from the start of Kafka Streams until shortly before it is closed. Thread-safe. */
@ApplicationScoped
public class QueryGateway {

    private final AtomicReference<@Nullable QueryService> service = new AtomicReference<>();

    private volatile boolean draining;

    /** Announces that the gateway will be closed; until then it still answers. */
    public void drain() {
        draining = true;
    }

    /** Returns whether the gateway will be closed soon. */
    public boolean isDraining() {
        return draining;
    }

    /** Opens the gateway with the service of a running Kafka Streams client. */
    public void open(QueryService opened) {
        service.set(opened);
    }

    /** Closes the gateway before Kafka Streams is closed; from then on every query is rejected as unavailable. */
    public void close() {
        service.set(null);
    }

    /** Returns the service; empty while the process starts and stops. */
    public Optional<QueryService> service() {
        return Optional.ofNullable(service.get());
    }
}
