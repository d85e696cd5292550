package org.citationhubs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.citationhubs.KafkaExtension;
import org.citationhubs.TestKafka;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkFacts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks a real citation graph, arXiv hep-th until 1997, against golden figures: 80,000 citations as complete lists on
 * the embedded broker, and as single citations on the shared brokers.
 */
@ExtendWith(KafkaExtension.class)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class HepThIT {

    private static final Instant OBSERVED = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @BeforeEach
    void requireData() {
        SharedData.assumeThere();
    }

    @Test
    void everyFigureOfAnImportedGraphIsExact() throws Exception {
        // given the graph as a file
        Path edges = folder.resolve("edges.tsv");
        try (Writer out = Files.newBufferedWriter(edges)) {
            out.write("citing\tcited\n");
            for (String[] edge : SharedData.edgesUntil1997()) {
                out.write(edge[0] + '\t' + edge[1] + '\n');
            }
        }
        try (ServiceProcess service = new ServiceProcess(folder)) {
            service.start();
            // when it is imported
            String printed = service.command(
                    "import",
                    "--format",
                    "edges",
                    "--scheme",
                    "arxiv",
                    "--works",
                    SharedData.hepth("hepth-works.tsv.gz").toString(),
                    edges.toString());
            service.awaitCaughtUp();
            // then every published and answered figure is exact
            assertThat(printed).contains("citations");
            check(service);
        }
    }

    @Test
    void shuffledSingleCitationsGiveTheSameFigures(TestKafka kafka) throws Exception {
        // given an event per citation, with repetitions, wrong older events, and reverted retractions
        long seed = Long.getLong("hubs.test.seed", System.nanoTime());
        System.out.println("HepThIT: repeat with -Dhubs.test.seed=" + seed);
        List<CitationEvent> events = singleCitations(new Random(seed));
        kafka.freshTopics(4);
        try (ServiceProcess service = new ServiceProcess(folder)) {
            service.set("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
            service.set("HUBS_STANDBYS", "0");
            service.start();
            // when they are published in random order
            try (EventProducer producer = new EventProducer(service.bootstrapServers())) {
                events.forEach(producer::send);
                producer.flush();
            }
            service.awaitCaughtUp();
            // then every figure is exact
            check(service);
        }
    }

    private static List<CitationEvent> singleCitations(Random random) throws Exception {
        Map<String, String> dates = SharedData.dates();
        List<CitationEvent> events = new ArrayList<>();
        for (String[] edge : SharedData.edgesUntil1997()) {
            if (edge[0].equals(edge[1])) {
                continue;
            }
            WorkFacts facts = WorkFacts.of(null, PartialDate.parse(String.valueOf(dates.get(edge[0]))), null);
            CitationEvent asserted = event(Operation.ASSERT, OBSERVED, facts, edge[0], edge[1]);
            events.add(asserted);
            if (random.nextInt(10) == 0) {
                events.add(asserted);
            }
            if (random.nextInt(10) == 0) {
                events.add(event(Operation.RETRACT, OBSERVED.minusSeconds(60), facts, edge[0], edge[1]));
            }
            if (random.nextInt(10) == 0) {
                events.add(event(Operation.RETRACT, OBSERVED.plusSeconds(60), facts, edge[0], edge[1]));
                events.add(event(Operation.ASSERT, OBSERVED.plusSeconds(120), facts, edge[0], edge[1]));
            }
            if (random.nextInt(10) == 0) {
                // An older observation has a citation that never existed, and a newer one retracts it.
                String never = "hep-th/970199" + random.nextInt(10);
                events.add(event(Operation.ASSERT, OBSERVED.minusSeconds(60), facts, edge[0], never));
                events.add(event(Operation.RETRACT, OBSERVED, facts, edge[0], never));
            }
        }
        Collections.shuffle(events, random);
        return events;
    }

    private static CitationEvent event(Operation op, Instant at, WorkFacts facts, String citing, String cited) {
        return EventProducer.event(op, false, at, facts, "arxiv:" + citing, List.of("arxiv:" + cited));
    }

    private static void check(ServiceProcess service) throws Exception {
        GoldenFigures golden = new GoldenFigures(SharedData.goldenUntil1997());
        golden.checkPublished(PublishedSummaries.read(service.bootstrapServers()));
        golden.checkAnswers(service);
    }
}
