package org.citationhubs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.citationhubs.citation.id.InvalidWorkIdException;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.WorkEventReader;
import org.citationhubs.topics.TopicCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the record, its events, the programs and the tables of topics/README.md against the service. */
class CrawlerGuideTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Its DOI has a letter that has a lower case outside of DOIs only. */
    private static final String ITEM_WITHOUT_LIST = """
        {"DOI": "10.1000/\u00c9", "title": [], "issued": {"date-parts": [[null]]}, "author": [{"sequence": "first"},
         {"name": "A Consortium"}], "indexed": {"date-time": "2026-05-25T10:00:00Z"}}""";

    private static final String EVENT_WITHOUT_LIST = """
        {"observedAt": "2026-05-25T10:00:00Z", "source": {"system": "crossref", "crawler": "my-crawler 1.0"},
         "id": "doi:10.1000/\u00c9", "authors": [{"name": "A Consortium"}]}""";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void itemAndEventsStateTheSame() throws Exception {
        // when the service reads the documented events
        Repairs repairs = new Repairs();
        JsonNode item = item();
        WorkEvent work = new WorkEventReader(InputLimits.DEFAULT).read(bytes(workEvent()), repairs);
        CitationEvent list = new CitationEventReader(InputLimits.DEFAULT).read(bytes(listEvent()), repairs);
        // then nothing has to be repaired, the ids are canonical, and each reference is accounted for
        assertThat(repairs.total()).isZero();
        assertThat(work.work().value()).isEqualTo("doi:" + item.required("DOI").textValue());
        assertThat(list.citing()).isEqualTo(work.work());
        assertThat(list.complete()).isTrue();
        List<String> dois = item.required("reference").findValuesAsText("DOI");
        assertThat(list.citations())
                .extracting(citation -> citation.cited())
                .containsExactlyElementsOf(
                        new TreeSet<>(dois.stream().map(WorkId::parse).toList()));
        assertThat(list.unidentified()).isEqualTo(item.required("reference").size() - dois.size());
        for (JsonNode citation : listEvent().required("citations")) {
            String cited = citation.at("/cited/id").textValue();
            assertThat(WorkId.parse(cited).value()).isEqualTo(cited);
        }
        // then they are valid
        assertValid(TopicCatalog.WORKS, workEvent());
        assertValid(TopicCatalog.CITATIONS, listEvent());
    }

    @Test
    void pythonProgramMakesTheEventsOfTheItem() throws Exception {
        assumeTrue(CrawlerExamples.isInstalled("python3", "--version"), "python3 is not installed");
        // given the program, and a module in place of the client of Kafka that prints what is produced
        Files.writeString(folder.resolve("crawler.py"), CrawlerExamples.block("python", "def events"));
        Files.writeString(folder.resolve("confluent_kafka.py"), """
            class Producer:
                def __init__(self, settings):
                    assert settings["partitioner"] == "murmur2_random"
                    self.waiting = 1
                def produce(self, topic, key, value):
                    if self.waiting:
                        self.waiting = 0
                        raise BufferError()
                    print(topic, key, value)
                def poll(self, timeout):
                    pass
                def flush(self):
                    pass
            """);
        Files.writeString(folder.resolve("items.ndjson"), item() + "\n" + itemWithoutList() + "\n");
        // when it runs
        String printed = CrawlerExamples.run(
                folder, Map.of("PYTHONPATH", "."), "python3", "crawler.py", "localhost:9092", "items.ndjson");
        // then it has produced the documented events, and of an item without references no list
        List<String[]> lines = printed.lines().map(line -> line.split(" ", 3)).toList();
        assertThat(lines)
                .extracting(line -> line[0])
                .containsExactly(TopicCatalog.WORKS, TopicCatalog.CITATIONS, TopicCatalog.WORKS);
        assertThat(lines).extracting(line -> line[1]).containsExactly(id(), id(), "doi:10.1000/\u00c9");
        assertThat(JSON.readTree(lines.get(0)[2])).isEqualTo(workEvent());
        assertThat(JSON.readTree(lines.get(1)[2])).isEqualTo(listEvent());
        assertThat(JSON.readTree(lines.get(2)[2])).isEqualTo(JSON.readTree(EVENT_WITHOUT_LIST));
    }

    @Test
    void javaProgramMakesTheEventsOfTheItem() throws Exception {
        // given the compiled program
        Class<?> program = CrawlerExamples.compiled(folder, "CrossrefCrawler");
        // when it makes events
        List<ProducerRecord<?, ?>> made = new ArrayList<>();
        for (JsonNode item : List.of(item(), itemWithoutList())) {
            List<?> events =
                    (List<?>) program.getMethod("events", JsonNode.class).invoke(null, item);
            events.forEach(event -> made.add((ProducerRecord<?, ?>) event));
        }
        // then they are the documented ones, and of an item without references there is no list
        assertThat(made)
                .extracting(record -> record.topic())
                .containsExactly(TopicCatalog.WORKS, TopicCatalog.CITATIONS, TopicCatalog.WORKS);
        assertThat(made).extracting(record -> (Object) record.key()).containsExactly(id(), id(), "doi:10.1000/\u00c9");
        assertThat(json(made.get(0))).isEqualTo(workEvent());
        assertThat(json(made.get(1))).isEqualTo(listEvent());
        assertThat(json(made.get(2))).isEqualTo(JSON.readTree(EVENT_WITHOUT_LIST));
    }

    @Test
    void everySpellingInTheTableIsReadAsStated() throws Exception {
        List<String> schemes = new ArrayList<>();
        WorkId canonical = null;
        int spellings = 0;
        for (String row : between("<!-- ids", "<!-- end of ids -->").lines().toList()) {
            String[] cells = row.split("(?<!\\\\)\\|", -1);
            if (cells.length < 4 || cells[3].contains("---") || cells[3].contains("read as")) {
                continue;
            }
            schemes.addAll(codes(cells[1]));
            for (String id : codes(cells[2])) {
                canonical = WorkId.ofNormalised(id);
                assertThat(WorkId.parse(id)).isEqualTo(canonical);
                assertThat(canonical.scheme().text()).isEqualTo(schemes.get(schemes.size() - 1));
            }
            for (String spelling : codes(cells[3])) {
                assertThat(WorkId.parse(spelling)).as(spelling).isEqualTo(canonical);
                spellings++;
            }
        }
        assertThat(schemes)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Scheme.values()).map(Scheme::text).toList());
        assertThat(spellings).isGreaterThan(40);
    }

    @Test
    void everyTextCalledRefusedIsRefused() throws Exception {
        List<String> refused = codes(between("<!-- refused -->", "<!-- end of refused -->"));

        assertThat(refused).hasSizeGreaterThanOrEqualTo(10).allSatisfy(text -> assertThatThrownBy(
                        () -> WorkId.parse(text))
                .isInstanceOf(InvalidWorkIdException.class));
    }

    @Test
    void everyReasonOfDeadLettersIsExplained() throws Exception {
        List<String> reasons = between("### Dead letters", "```")
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> codes(line).get(0))
                .toList();

        assertThat(reasons)
                .containsExactlyInAnyOrderElementsOf(Stream.of(RejectionReason.values())
                        .map(RejectionReason::name)
                        .toList());
    }

    private static JsonNode item() throws Exception {
        return JSON.readTree(CrawlerExamples.block("json", "\"reference\": ["));
    }

    private static JsonNode itemWithoutList() throws Exception {
        return JSON.readTree(ITEM_WITHOUT_LIST);
    }

    private static JsonNode workEvent() throws Exception {
        return JSON.readTree(CrawlerExamples.block("json", "\"venue\""));
    }

    private static JsonNode listEvent() throws Exception {
        return JSON.readTree(CrawlerExamples.block("json", "\"unidentified\""));
    }

    private static String id() throws Exception {
        return workEvent().required("id").textValue();
    }

    private static JsonNode json(ProducerRecord<?, ?> event) throws Exception {
        return JSON.readTree((String) event.value());
    }

    private static byte[] bytes(JsonNode event) {
        return event.toString().getBytes(UTF_8);
    }

    private static void assertValid(String topic, JsonNode event) {
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(TopicCatalog.load().schema(topic))
                        .validate(event))
                .isEmpty();
    }

    private static String between(String start, String end) throws Exception {
        String guide = Files.readString(CrawlerExamples.README);
        int from = guide.indexOf(start);
        assertThat(from).as(start).isPositive();
        return guide.substring(from, guide.indexOf(end, from));
    }

    private static List<String> codes(String text) {
        return CODE.matcher(text).results().map(code -> code.group(1)).toList();
    }
}
