package org.citationhubs.api;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.citationhubs.query.QueriedHubs;
import org.citationhubs.query.QueryGateway;
import org.citationhubs.query.QueryService;

/** Lets the running application answer from the hubs of a test instead of its own. */
public final class ServedHubs implements AutoCloseable {

    private final QueryGateway gateway;
    private final QueryService own;
    private final QueriedHubs hubs;

    /** Waits until the application has opened the gateway, because it would replace the hubs of the test. */
    public ServedHubs(QueryGateway gateway, Path folder) {
        this.gateway = gateway;
        own = await().atMost(Duration.ofSeconds(60))
                .until(gateway::service, Optional::isPresent)
                .orElseThrow();
        hubs = new QueriedHubs(folder);
    }

    /** Returns the hubs, to deliver events to. */
    public QueriedHubs hubs() {
        return hubs;
    }

    /** Publishes the hubs and serves them. */
    public void serve() {
        hubs.settle();
        gateway.open(hubs.service());
    }

    @Override
    public void close() {
        gateway.open(own);
        hubs.close();
    }
}
