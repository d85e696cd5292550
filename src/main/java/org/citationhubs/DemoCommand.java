package org.citationhubs;

import io.quarkus.runtime.Quarkus;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.citationhubs.concurrent.Poller;
import org.citationhubs.ingest.command.DemoReplay;
import org.citationhubs.ingest.command.DemoReplay.ReplayResult;
import org.citationhubs.ingest.publish.EventPublisher;
import org.citationhubs.ingest.publish.IngestGateway;
import org.citationhubs.ingest.publish.PublishException;
import org.citationhubs.query.QueryGateway;
import org.citationhubs.query.local.StoreUnavailableException;
import org.citationhubs.query.ops.LagUnavailableException;
import org.citationhubs.query.scatter.PartitionsUnavailableException;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Command;

/** Serves, and loads the bundled sample. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Serves, and loads a bundled sample: one hub, the works that cite it, and other works of the field.",
            "",
            "Like serve, it starts an embedded broker unless KAFKA_BOOTSTRAP_SERVERS is set."
        })
final class DemoCommand implements Callable<Integer> {

    /** The first start takes some seconds; with other brokers, the topics may still have to be created. */
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    private static final Duration COUNT_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    // Injected into fields, because CitationHubs parses the command line before there are beans.
    @Inject
    IngestGateway events;

    @Inject
    QueryGateway queries;

    @Override
    public Integer call() throws InterruptedException {
        EventPublisher publisher = events.await(START_TIMEOUT).orElse(null);
        if (publisher == null) {
            System.err.println("the service did not start; see the log");
            return 1;
        }
        try {
            ReplayResult replayed = DemoReplay.into(publisher);
            awaitCounted();
            System.out.print(
                    welcome(replayed, ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class)));
        } catch (PublishException e) {
            System.err.println("cannot publish the sample: " + e.getMessage());
            return 1;
        }
        Quarkus.waitForExit();
        return 0;
    }

    /**
     * Waits until the sample is counted, so that the printed commands work at once. After the time limit, counting
     * goes on.
     */
    private void awaitCounted() {
        new Poller(COUNT_TIMEOUT, POLL_INTERVAL)
                .until(() -> isCounted() || events.citations().isEmpty());
    }

    private boolean isCounted() {
        try {
            return queries.service()
                    .map(service -> service.measureLag().isCaughtUp())
                    .orElse(false);
        } catch (LagUnavailableException | PartitionsUnavailableException | StoreUnavailableException e) {
            return false;
        }
    }

    static String welcome(ReplayResult replayed, int port) {
        String api = "http://localhost:" + port + "/api/v1";
        String hub = api + "/hubs/" + DemoReplay.HUB;
        return """

            %d works cite "Toy Models of Superposition" in the sample: %d citations, titles of %d works.
            Titles and ids are real. The citations, their roles and their polarity are illustrative.

            Open
              http://localhost:%d/
              http://localhost:%d/hubs/%s

            Try
              curl '%s/co-cited?limit=5'
              curl '%s/citing-works?limit=5'
              curl '%s/works/arxiv:2404.19756/references'
              curl '%s/lag'
            Cite the hub yourself, then look at its citingWorks again
              curl -H 'Content-Type: application/json' '%s/citations' -d '{
                "op": "assert", "observedAt": "2026-06-01T10:00:00Z",
                "citing": {"id": "pith:my-first-paper", "title": "My first paper"},
                "citations": [{"cited": {"id": "%s"}}, {"cited": {"id": "arxiv:2309.08600"}}]}'

            Stop with Ctrl-C.
            """.formatted(
                        replayed.lists(),
                        replayed.citations(),
                        replayed.works(),
                        port,
                        port,
                        DemoReplay.HUB,
                        hub,
                        hub,
                        api,
                        api,
                        api,
                        DemoReplay.HUB);
    }
}
