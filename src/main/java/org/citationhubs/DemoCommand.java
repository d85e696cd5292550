package org.citationhubs;

import io.quarkus.runtime.Quarkus;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Callable;
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

/** Serves, with a sample to look at. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Serves, with a bundled sample in it: one hub, works that cite it, works of the field.",
            "",
            "Like serve, it brings its own Kafka unless KAFKA_BOOTSTRAP_SERVERS names one."
        })
final class DemoCommand implements Callable<Integer> {

    /** Kafka, topics and streams of a first start take some seconds; with brokers elsewhere somebody may have to create the topics. */
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);

    private static final Duration COUNT_PATIENCE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    // Fields, because the command line is first read before there is anything to inject, see CitationHubs.
    @Inject
    IngestGateway events;

    @Inject
    QueryGateway queries;

    @Override
    public Integer call() throws InterruptedException {
        EventPublisher publisher = events.await(START_PATIENCE).orElse(null);
        if (publisher == null) {
            System.err.println("the service has not started; the log says why");
            return 1;
        }
        try {
            ReplayResult replayed = DemoReplay.into(publisher);
            awaitCounted();
            System.out.print(
                    welcome(replayed, ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class)));
        } catch (PublishException e) {
            System.err.println("the sample cannot be published: " + e.getMessage());
            return 1;
        }
        Quarkus.waitForExit();
        return 0;
    }

    /** What is printed may be tried at once, so it waits for the answers to be there; if they take long, they are still on their way. */
    private void awaitCounted() throws InterruptedException {
        long deadline = System.nanoTime() + COUNT_PATIENCE.toNanos();
        while (!isCounted() && events.citations().isPresent() && System.nanoTime() - deadline < 0) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    private boolean isCounted() {
        try {
            return queries.service().map(service -> service.lag().isCaughtUp()).orElse(false);
        } catch (LagUnavailableException | PartitionsUnavailableException | StoreUnavailableException e) {
            return false;
        }
    }

    static String welcome(ReplayResult replayed, int port) {
        String api = "http://localhost:" + port + "/api/v1";
        String hub = api + "/hubs/" + DemoReplay.HUB;
        return """

            %d works cite "Toy Models of Superposition" in the sample: %d citations, titles of %d works.
            Titles and ids are real. What cites what, in which role and for or against is illustrative.

            Open
              http://localhost:%d/
              http://localhost:%d/hubs/%s

            Try
              curl '%s/co-cited?limit=5'
              curl '%s/citing-works?limit=5'
              curl '%s/works/arxiv:2404.19756/references'
              curl '%s/lag'
            and cite the hub yourself, then look at its citingWorks again:
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
