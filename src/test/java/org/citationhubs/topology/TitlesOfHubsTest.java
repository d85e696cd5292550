package org.citationhubs.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.second;
import static org.citationhubs.citation.reference.Generators.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishes titles of hubs and of co-cited works. Works 1 and 10 cite; 2 and 3 are cited together, and 4 and 5. */
class TitlesOfHubsTest {

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TopologyFixture fixture;

    @BeforeEach
    void start() {
        fixture = new TopologyFixture(folder, 1);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void aLaterTitleIsPublishedWithTheHubsThatShowIt() {
        deliverCitations();
        assertThat(coCited("pmid:2")).containsExactly("pmid:3 null 1");
        assertThat(publications()).isEqualTo(Map.of("pmid:2", 1, "pmid:3", 1, "pmid:4", 1, "pmid:5", 1));

        deliver(titled(3, 1, "Three"));

        assertThat(coCited("pmid:2")).containsExactly("pmid:3 Three 1");
        assertThat(summary("pmid:3").get("title").asText()).isEqualTo("Three");
        assertThat(publications()).isEqualTo(Map.of("pmid:2", 2, "pmid:3", 2, "pmid:4", 1, "pmid:5", 1));
    }

    @Test
    void aHubThatChangedRecentlyIsNotDeferred() {
        fixture.deliver(titled(3, 1, "Three"));
        citations().forEach(fixture::deliver);

        fixture.pass(Duration.ofMillis(400));
        fixture.pass(Duration.ofMillis(1_100));
        assertThat(coCited("pmid:2")).containsExactly("pmid:3 null 1");
        fixture.settle();

        assertThat(coCited("pmid:2")).containsExactly("pmid:3 Three 1");
        assertThat(publications()).containsEntry("pmid:2", 2);
    }

    @Test
    void titlesAreRequestedBeforeAHubIsDue() {
        fixture.deliver(titled(3, 1, "Three"));
        citations().forEach(fixture::deliver);

        fixture.pass(Duration.ofMillis(500));
        assertThat(fixture.summaries()).isEmpty();
        fixture.pass(Duration.ofMillis(500));
        assertThat(coCited("pmid:2")).containsExactly("pmid:3 Three 1");
        fixture.settle();

        assertThat(publications()).isEqualTo(Map.of("pmid:2", 1, "pmid:3", 1, "pmid:4", 1, "pmid:5", 1));
    }

    @Test
    void aHubOverdueIsPublishedOnceWithItsTitles() {
        fixture.deliver(titled(3, 1, "Three"));
        citations().forEach(fixture::deliver);

        fixture.pass(Duration.ofSeconds(2));
        assertThat(fixture.summaries()).isEmpty();
        fixture.settle();

        assertThat(coCited("pmid:2")).containsExactly("pmid:3 Three 1");
        assertThat(publications()).isEqualTo(Map.of("pmid:2", 1, "pmid:3", 1, "pmid:4", 1, "pmid:5", 1));
    }

    @Test
    void aTitleThatChangesIsPublishedAgain() {
        deliverCitations();
        deliver(titled(3, 1, "Three"));

        deliver(titled(3, 2, "Three, revised"));

        assertThat(coCited("pmid:2")).containsExactly("pmid:3 Three, revised 1");
        assertThat(publications()).isEqualTo(Map.of("pmid:2", 3, "pmid:3", 3, "pmid:4", 1, "pmid:5", 1));
    }

    @Test
    void anOlderOrRepeatedTitlePublishesNothing() {
        // given
        deliverCitations();
        deliver(titled(3, 2, "Three"));
        Map<String, Integer> before = publications();

        // when
        deliver(titled(3, 1, "Drei"));
        deliver(titled(3, 2, "Three"));
        deliver(titled(3, 5, "Three"));

        // then
        assertThat(coCited("pmid:2")).containsExactly("pmid:3 Three 1");
        assertThat(publications()).isEqualTo(before);
    }

    @Test
    void aTitleBeforeOrAfterTheCitationGivesTheSameSummary(@TempDir Path otherFolder) {
        deliverCitations();
        deliver(titled(3, 1, "Three"));
        deliver(titled(1, 1, "One"));
        try (TopologyFixture other = new TopologyFixture(otherFolder, 1)) {
            other.deliver(titled(1, 1, "One"));
            other.deliver(titled(3, 1, "Three"));
            other.settle();
            assertThat(other.summaries()).isEmpty();
            citations().forEach(other::deliver);
            other.settle();

            assertThat(bare(other.summaries())).isEqualTo(bare(fixture.summaries()));
        }
    }

    @Test
    void aRegisteredTitleOutranksThatOfACitingWork() {
        deliver(titled(3, 1, "Registered"));
        fixture.deliver(CitationEvent.of(
                Operation.ASSERT,
                second(9),
                false,
                work(1),
                WorkFacts.NONE,
                List.of(cites(2, "Two as cited"), cites(3, "Three as cited"))));
        fixture.settle();
        assertThat(coCited("pmid:2")).containsExactly("pmid:3 Registered 1");
        assertThat(coCited("pmid:3")).containsExactly("pmid:2 Two as cited 1");

        deliver(titled(2, 1, "Two registered"));

        assertThat(coCited("pmid:3")).containsExactly("pmid:2 Two registered 1");
    }

    @Test
    void anAbstractIsPublishedOnlyWithItsOwnHub() {
        deliverCitations();

        deliver(new WorkEvent(work(3), second(1), new WorkFacts(null, null, null, null, null, null, "We show.")));

        assertThat(summary("pmid:3").get("abstract").asText()).isEqualTo("We show.");
        assertThat(publications()).isEqualTo(Map.of("pmid:2", 1, "pmid:3", 2, "pmid:4", 1, "pmid:5", 1));
    }

    @Test
    void aDuplicatePublishesNothing() {
        deliverCitations();
        Map<String, Integer> before = publications();

        deliverCitations();

        assertThat(publications()).isEqualTo(before);
    }

    @Test
    void everyPublicationSatisfiesTheSchemaOfItsTopic() {
        deliverCitations();
        deliver(titled(3, 1, "Three"));
        deliver(new WorkEvent(work(3), second(1), new WorkFacts(null, null, null, null, null, null, "We show.")));

        assertThat(fixture.publications()).hasSizeGreaterThan(4).allSatisfy(record -> assertThat(
                        TopicSchema.of("hub-summaries.v1").validate(TopologyFixture.read(record.value())))
                .isEmpty());
    }

    private void deliverCitations() {
        citations().forEach(fixture::deliver);
        fixture.settle();
    }

    private static List<CitationEvent> citations() {
        return List.of(
                CitationEvent.of(
                        Operation.ASSERT,
                        second(0),
                        false,
                        work(1),
                        WorkFacts.NONE,
                        List.of(cites(2, null), cites(3, null))),
                CitationEvent.of(
                        Operation.ASSERT,
                        second(0),
                        false,
                        work(10),
                        WorkFacts.NONE,
                        List.of(cites(4, null), cites(5, null))));
    }

    private void deliver(WorkEvent event) {
        fixture.deliver(event);
        fixture.settle();
    }

    private static WorkEvent titled(int work, int second, String title) {
        return new WorkEvent(work(work), second(second), WorkFacts.of(title, null, null));
    }

    private static Citation cites(int cited, @Nullable String title) {
        return new Citation(work(cited), WorkFacts.of(title, null, null), List.of());
    }

    private JsonNode summary(String hub) {
        return Objects.requireNonNull(fixture.summaries().get(hub), hub);
    }

    private List<String> coCited(String hub) {
        List<String> shown = new ArrayList<>();
        summary(hub)
                .get("coCited")
                .forEach(work -> shown.add(work.get("id").asText()
                        + ' '
                        + work.get("title").asText()
                        + ' '
                        + work.get("count").asInt()));
        return shown;
    }

    private Map<String, Integer> publications() {
        Map<String, Integer> publications = new HashMap<>();
        fixture.publications().forEach(record -> publications.merge(record.key(), 1, Integer::sum));
        return publications;
    }

    private static Map<String, JsonNode> bare(Map<String, JsonNode> summaries) {
        summaries.values().forEach(json -> ((ObjectNode) json).remove(List.of("revision", "asOf")));
        return summaries;
    }
}
