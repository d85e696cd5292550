package org.citationhubs.ingest.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.zip.DeflaterInputStream;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.endtoend.SharedData;
import org.citationhubs.ingest.CrawlerExamples;
import org.citationhubs.ingest.command.DemoReplay.ReplayResult;
import org.citationhubs.ingest.publish.PublishException;
import org.citationhubs.ingest.publish.PublishFailures;
import org.citationhubs.ingest.publish.PublishedOffset;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.WorkEventReader;
import org.citationhubs.topics.TopicCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoReplayTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final SourceKey REAL = SourceKey.of("demo");
    private static final SourceKey MADE_UP = SourceKey.of("demo-illustrative");

    private final List<String> works = new ArrayList<>();
    private final List<String> citations = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();

    private CompletableFuture<PublishedOffset> publish(String topic, String key, byte[] event) {
        (topic.equals(TopicCatalog.WORKS) ? works : citations).add(new String(event, UTF_8));
        keys.add(key);
        return CompletableFuture.completedFuture(new PublishedOffset(0, keys.size()));
    }

    @Test
    void everySampleEventIsValidAgainstItsSchema() {
        DemoReplay.into(this::publish, TODAY);

        JsonSchema ofWorks = schema(TopicCatalog.WORKS);
        JsonSchema ofCitations = schema(TopicCatalog.CITATIONS);
        assertThat(works).allSatisfy(json -> assertThat(ofWorks.validate(json, InputFormat.JSON))
                .isEmpty());
        assertThat(citations).allSatisfy(json -> assertThat(ofCitations.validate(json, InputFormat.JSON))
                .isEmpty());
    }

    @Test
    void sampleHasTheStatedFigures() throws Exception {
        ReplayResult replayed = DemoReplay.into(this::publish, TODAY);

        List<CitationEvent> lists = stated(REAL);
        assertThat(lists).allSatisfy(list -> {
            assertThat(list.complete()).isTrue();
            assertThat(list.selfCitations()).isZero();
        });
        assertThat(lists).extracting(CitationEvent::citing).doesNotHaveDuplicates();
        assertThat(ofHub(lists)).hasSize(322);
        assertThat(replayed).isEqualTo(new ReplayResult(364, 357, 4662, 322));
        assertThat(ofHub(stated(MADE_UP))).hasSize(101);
    }

    @Test
    void everyWorkHasATitleAndANormalisedId() throws Exception {
        DemoReplay.into(this::publish, TODAY);

        Map<WorkId, String> titles = new TreeMap<>();
        for (String json : works) {
            Repairs repairs = new Repairs();
            WorkEvent event = new WorkEventReader(InputLimits.DEFAULT).read(json.getBytes(UTF_8), repairs);
            assertThat(repairs.total()).isZero();
            assertThat(json).contains("\"id\":\"" + event.work() + "\"");
            if (event.facts().sameAs() == null) {
                titles.put(event.work(), String.valueOf(event.facts().title()));
            }
        }
        assertThat(titles).hasSize(works.size() - 1).doesNotContainValue("null");
        assertThat(titles).containsEntry(WorkId.parse(DemoReplay.HUB), DemoReplay.HUB_TITLE);
        for (CitationEvent list : stated(REAL)) {
            assertThat(titles).containsKey(list.citing());
            assertThat(list.citations()).extracting(Citation::cited).allMatch(titles::containsKey);
        }
    }

    @Test
    void whatIsMadeUpHasItsOwnSourceAndIsMarked() throws Exception {
        DemoReplay.into(this::publish, TODAY);

        // then real lists state citations and nothing else
        assertThat(stated(REAL)).flatExtracting(CitationEvent::citations).allMatch(citation -> citation.mentions()
                .isEmpty());
        // then statements are of their own source and say what they are
        assertThat(stated(MADE_UP)).isNotEmpty().allMatch(event -> !event.complete());
        assertThat(stated(MADE_UP))
                .flatExtracting(CitationEvent::citations)
                .flatExtracting(Citation::mentions)
                .allSatisfy(mention -> {
                    assertThat(mention.classifier()).isEqualTo("illustrative");
                    assertThat(mention.context()).startsWith("Illustrative: ");
                });
        assertThat(stated(REAL).size() + stated(MADE_UP).size()).isEqualTo(citations.size());
        // then each is a statement of a real citation
        Set<String> real = edges(stated(REAL));
        assertThat(edges(stated(MADE_UP))).allMatch(real::contains);
    }

    @Test
    void newestObservationIsOfToday() throws Exception {
        DemoReplay.into(this::publish, TODAY);

        List<LocalDate> days = new ArrayList<>();
        for (CitationEvent event : ofHub(stated(REAL))) {
            days.add(event.observedAt().atZone(ZoneOffset.UTC).toLocalDate());
        }
        assertThat(days).contains(TODAY).allMatch(day -> !day.isAfter(TODAY));
        assertThat(days).filteredOn(day -> day.isAfter(TODAY.minusDays(30))).hasSizeGreaterThanOrEqualTo(5);
        assertThat(days).filteredOn(day -> day.isAfter(TODAY.minusDays(365))).hasSizeGreaterThanOrEqualTo(50);
        assertThat(days).anyMatch(day -> day.isBefore(TODAY.minusYears(5)));
    }

    @Test
    void replayOnTheSameDayIsTheSame() {
        DemoReplay.into(this::publish, TODAY);
        List<String> first = List.copyOf(citations);
        citations.clear();

        DemoReplay.into(this::publish, TODAY);

        assertThat(citations).isEqualTo(first);
    }

    @Test
    void sampleTakesLittleRoom() throws IOException {
        long packed = 0;
        for (String name : List.of("works", "lists", "roles")) {
            try (InputStream in = DemoReplay.class.getResourceAsStream("/demo/" + name + ".ndjson");
                    DeflaterInputStream deflated = new DeflaterInputStream(Objects.requireNonNull(in))) {
                packed += deflated.transferTo(OutputStream.nullOutputStream());
            }
        }

        assertThat(packed).isLessThan(50_000);
    }

    @Test
    void scriptMakesTheSample(@TempDir Path folder) throws Exception {
        SharedData.assumeThere();
        assumeTrue(CrawlerExamples.isInstalled("python3", "--version"), "python3 is not installed");

        CrawlerExamples.run(
                folder,
                Map.of(),
                "python3",
                Path.of("src", "docs", "sample", "make-sample.py")
                        .toAbsolutePath()
                        .toString(),
                SharedData.hepth("hepth-works.tsv.gz").toString(),
                SharedData.hepth("hepth-edges.tsv.gz").toString(),
                folder.toString());

        for (String name : List.of("works.ndjson", "lists.ndjson", "roles.ndjson")) {
            assertThat(folder.resolve(name)).hasSameTextualContentAs(Path.of("src", "main", "resources", "demo", name));
        }
    }

    @Test
    void reportsThatTheBrokersAreUnavailable() {
        assertThatThrownBy(() -> DemoReplay.into(
                        (topic, key, event) -> CompletableFuture.failedFuture(PublishFailures.brokersAway()), TODAY))
                .isInstanceOf(PublishException.class)
                .hasMessage("the brokers are unavailable");
    }

    private List<CitationEvent> stated(SourceKey source) throws Exception {
        List<CitationEvent> stated = new ArrayList<>();
        for (String json : citations) {
            CitationEvent event = new CitationEventReader(InputLimits.DEFAULT).read(json.getBytes(UTF_8));
            if (event.source().equals(source)) {
                stated.add(event);
            }
        }
        return stated;
    }

    private static List<CitationEvent> ofHub(List<CitationEvent> events) {
        return events.stream()
                .filter(event -> edges(List.of(event)).contains(event.citing() + " " + DemoReplay.HUB))
                .toList();
    }

    private static Set<String> edges(List<CitationEvent> events) {
        Set<String> edges = new TreeSet<>();
        for (CitationEvent event : events) {
            event.citations().forEach(citation -> edges.add(event.citing() + " " + citation.cited()));
        }
        return edges;
    }

    private static JsonSchema schema(String topic) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(TopicCatalog.load().schema(topic));
    }
}
