package org.citationhubs.ingest.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.ingest.command.DemoReplay.ReplayResult;
import org.citationhubs.ingest.publish.PublishException;
import org.citationhubs.ingest.publish.PublishFailures;
import org.citationhubs.ingest.publish.PublishedOffset;
import org.citationhubs.serde.json.CitationEventReader;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.serde.json.WorkEventReader;
import org.citationhubs.topics.TopicCatalog;
import org.junit.jupiter.api.Test;

class DemoReplayTest {

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
        DemoReplay.into(this::publish);

        assertThat(works)
                .allSatisfy(json -> assertThat(schema(TopicCatalog.WORKS).validate(json, InputFormat.JSON))
                        .isEmpty());
        assertThat(citations)
                .allSatisfy(json -> assertThat(schema(TopicCatalog.CITATIONS).validate(json, InputFormat.JSON))
                        .isEmpty());
    }

    @Test
    void theSampleHubHasFiftyCitingWorks() throws RejectedRecordException {
        ReplayResult replayed = DemoReplay.into(this::publish);

        List<Citation> ofHub = new ArrayList<>();
        for (CitationEvent list : lists()) {
            assertThat(list.complete()).isTrue();
            assertThat(list.selfCitations()).isZero();
            assertThat(list.citations()).as(list.citing().value()).hasSizeBetween(10, 25);
            list.citations().stream()
                    .filter(citation -> citation.cited().value().equals(DemoReplay.HUB))
                    .forEach(ofHub::add);
        }
        assertThat(replayed).isEqualTo(new ReplayResult(works.size(), 50, 807));
        assertThat(ofHub).hasSize(50);
        assertThat(ofHub).filteredOn(citation -> !citation.mentions().isEmpty()).hasSize(20);
        assertThat(ofHub)
                .filteredOn(citation -> !citation.mentions().isEmpty())
                .filteredOn(citation -> Role.primaryOf(citation.mentions().stream()
                                .map(Mention::primaryRole)
                                .toList())
                        == Role.BACKGROUND)
                .hasSize(17);
    }

    @Test
    void everySampleWorkHasATitleAndANormalisedId() throws RejectedRecordException {
        DemoReplay.into(this::publish);

        Map<WorkId, String> titles = new TreeMap<>();
        for (String json : works) {
            WorkEvent event = new WorkEventReader(InputLimits.DEFAULT).read(json.getBytes(UTF_8));
            assertThat(json).contains("\"id\":\"" + event.work() + "\"");
            titles.put(event.work(), String.valueOf(event.facts().title()));
        }
        assertThat(titles).hasSize(works.size()).doesNotContainValue("null");
        assertThat(titles.values()).doesNotHaveDuplicates();
        for (CitationEvent list : lists()) {
            assertThat(titles).containsKey(list.citing());
            assertThat(list.citations()).extracting(Citation::cited).allMatch(titles::containsKey);
        }
    }

    @Test
    void illustrativeDataIsMarkedAsIllustrative() {
        DemoReplay.into(this::publish);

        assertThat(citations).allSatisfy(json -> assertThat(json)
                .contains("\"source\":{\"system\":\"demo\",\"crawler\":\"illustrative sample\"}"));
        assertThat(citations).filteredOn(json -> json.contains("\"roles\"")).allSatisfy(json -> assertThat(json)
                .contains("\"classifier\":\"illustrative\""));
    }

    @Test
    void reportsThatTheBrokersAreUnavailable() {
        assertThatThrownBy(() -> DemoReplay.into(
                        (topic, key, event) -> CompletableFuture.failedFuture(PublishFailures.brokersAway())))
                .isInstanceOf(PublishException.class)
                .hasMessage("the brokers are unavailable");
    }

    private List<CitationEvent> lists() throws RejectedRecordException {
        List<CitationEvent> lists = new ArrayList<>();
        for (String json : citations) {
            lists.add(new CitationEventReader(InputLimits.DEFAULT).read(json.getBytes(UTF_8)));
        }
        return lists;
    }

    private static JsonSchema schema(String topic) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(TopicCatalog.load().schema(topic));
    }
}
