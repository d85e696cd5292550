package org.citationhubs.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Where questions are asked while there is somebody to answer: from the start of Kafka Streams until it is closed. */
@ApplicationScoped
public class QueryGateway {

    private final AtomicReference<@Nullable QueryService> service = new AtomicReference<>();

    private volatile boolean leaving;

    /** Says that it will be closed soon, and goes on answering until then. */
    public void leave() {
        leaving = true;
    }

    /** Whether it will be closed soon. */
    public boolean isLeaving() {
        return leaving;
    }

    /** Opens it for one life of Kafka Streams. */
    public void open(QueryService opened) {
        service.set(opened);
    }

    /** Closes it, before Kafka Streams is closed: from now on every question is answered with not now. */
    public void close() {
        service.set(null);
    }

    /** Who answers, nobody while the service starts and stops. */
    public Optional<QueryService> service() {
        return Optional.ofNullable(service.get());
    }
}
