package org.citationhubs.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.hub.rank.RankedWork;
import org.citationhubs.store.hubs.HubReader;
import org.citationhubs.store.hubs.HubStoresView;
import org.citationhubs.store.works.WorkNumbersView;

/** Compares random streams of events, in any order and with duplicates, with a recomputation from the log. */
class AnyOrderTest {

    private static final int LEAST = 3;
    private static final int CITED_WORKS = 40;
    private static final int CITING_WORKS = 150;

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void anyOrderOfDeliveryEndsInTheSameState(@ForAll long seed) throws IOException {
        // given a stream with ties, duplicates, complete and partial lists, retractions
        List<CitationEvent> events = events(new Random(seed));
        CitationModel model = new CitationModel(events);
        List<CitationEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed + 1));

        // when it is delivered in order and shuffled
        Map<String, JsonNode> inOrder = deliverAndCheck(events, model, seed);
        Map<String, JsonNode> inAnyOrder = deliverAndCheck(shuffled, model, ~seed);

        // then both end in the state of the recomputation
        assertThat(inAnyOrder).isEqualTo(inOrder);
    }

    private static Map<String, JsonNode> deliverAndCheck(List<CitationEvent> events, CitationModel model, long seed)
            throws IOException {
        Path folder = Files.createTempDirectory("any-order");
        Random time = new Random(seed);
        try (TopologyFixture fixture = new TopologyFixture(folder, LEAST)) {
            for (CitationEvent event : events) {
                fixture.deliver(event);
                if (time.nextInt(10) == 0) {
                    fixture.pass(Duration.ofMillis(time.nextInt(1_500)));
                }
            }
            fixture.settle();
            assertThat(fixture.deadLetters()).isEmpty();
            checkSummaries(fixture, model);
            checkCoCitations(fixture, model);
            checkRevisions(fixture);
            return withoutRevisions(fixture.summaries());
        } finally {
            delete(folder);
        }
    }

    private static void checkSummaries(TopologyFixture fixture, CitationModel model) {
        Map<WorkId, Set<WorkId>> citing = model.citingWorks();
        Map<String, Integer> expected = new TreeMap<>();
        citing.forEach((hub, works) -> {
            if (works.size() >= LEAST) {
                expected.put(hub.value(), works.size());
            }
        });
        Map<String, Integer> published = new TreeMap<>();
        fixture.summaries()
                .forEach((hub, json) ->
                        published.put(hub, json.get("citingWorks").asInt()));
        assertThat(published).isEqualTo(expected);
        fixture.summaries().forEach((hub, json) -> checkSums(hub, json, model));
    }

    private static void checkSums(String hub, JsonNode json, CitationModel model) {
        int citingWorks = json.get("citingWorks").asInt();
        assertThat(sum(json.get("roles"), "citingWorks")).as("roles of %s", hub).isEqualTo(citingWorks);
        assertThat(sum(json.get("polarities"), "citingWorks"))
                .as("polarities of %s", hub)
                .isEqualTo(citingWorks);
        int dated = 0;
        for (JsonNode year : json.get("years")) {
            dated += year.asInt();
        }
        assertThat(dated + json.get("undated").asInt()).as("years of %s", hub).isEqualTo(citingWorks);
        WorkId id = WorkId.ofNormalised(hub);
        int statements = model.edges().values().stream()
                .flatMap(list -> Stream.ofNullable(list.get(id)))
                .mapToInt(edge -> edge.mentions().size())
                .sum();
        assertThat(json.get("statements").asInt()).isEqualTo(statements);
        Map<WorkId, Integer> coCited = model.coCited(id);
        assertThat(json.get("coCitedWorks").asInt()).isEqualTo(coCited.size());
        assertThat(json.get("coCitations").asInt())
                .isEqualTo(coCited.values().stream().mapToInt(count -> count).sum());
        List<String> top = coCited.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<WorkId, Integer> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(20)
                .map(entry -> entry.getKey().value() + ' ' + entry.getValue())
                .toList();
        List<String> published = new ArrayList<>();
        json.get("coCited")
                .forEach(work -> published.add(
                        work.get("id").asText() + ' ' + work.get("count").asInt()));
        assertThat(published).as("leading co-cited works of %s", hub).isEqualTo(top);
    }

    private static int sum(JsonNode counts, String field) {
        int sum = 0;
        for (JsonNode count : counts) {
            sum += count.get(field).asInt();
        }
        return sum;
    }

    /** Checks what a query would count for every cited work: pages, corrections and unmerged rows together. */
    private static void checkCoCitations(TopologyFixture fixture, CitationModel model) {
        HubStoresView stores = new HubStoresView(fixture::store);
        WorkNumbersView numbers = stores.numbers();
        HubReader reader = stores.reader();
        model.citingWorks().forEach((hub, citing) -> {
            HubReader.CurrentHub current = reader.current(numbers.find(hub));
            assertThat(current.counts().citingWorks()).isEqualTo(citing.size());
            HubReader.StoredCoCitations read = reader.coCitations(current, 20);
            assertThat(read).isNotNull();
            Map<WorkId, Integer> counts = new HashMap<>();
            for (RankedWork work : read.coCitations().ranked(1, Integer::compare)) {
                counts.put(numbers.id(work.number()), work.count());
            }
            assertThat(counts).isEqualTo(model.coCited(hub));
        });
    }

    /** Checks that the revisions of a hub rise by one. */
    private static void checkRevisions(TopologyFixture fixture) {
        Map<String, Long> last = new HashMap<>();
        fixture.publications().forEach(record -> {
            if (record.value() != null) {
                long revision =
                        TopologyFixture.read(record.value()).get("revision").asLong();
                assertThat(revision).isEqualTo(last.getOrDefault(record.key(), 0L) + 1);
                last.put(record.key(), revision);
            }
        });
    }

    private static Map<String, JsonNode> withoutRevisions(Map<String, JsonNode> summaries) {
        summaries.values().forEach(json -> {
            ((ObjectNode) json).remove("revision");
            ((ObjectNode) json).remove("asOf");
        });
        return summaries;
    }

    private static List<CitationEvent> events(Random random) {
        List<CitationEvent> events = new ArrayList<>();
        int count = 100 + random.nextInt(400);
        for (int i = 0; i < count; i++) {
            boolean again = !events.isEmpty() && random.nextInt(10) == 0;
            events.add(again ? events.get(random.nextInt(events.size())) : event(random));
        }
        return events;
    }

    private static CitationEvent event(Random random) {
        WorkId citing = WorkId.parse("pith:citing-" + random.nextInt(CITING_WORKS));
        List<Citation> citations = new ArrayList<>();
        int length = 1 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            // squared: a few works are cited much more often than the others
            int cited = (int) (CITED_WORKS * Math.pow(random.nextDouble(), 2));
            citations.add(new Citation(WorkId.parse("pith:cited-" + cited), WorkFacts.NONE, mentions(random)));
        }
        return CitationEvent.of(
                random.nextInt(5) == 0 ? Operation.RETRACT : Operation.ASSERT,
                Instant.ofEpochSecond(1_700_000_000L + random.nextInt(20)),
                random.nextInt(3) == 0,
                citing,
                random.nextBoolean()
                        ? WorkFacts.of(
                                "Title " + random.nextInt(3), new PartialDate(1990 + random.nextInt(5), 0, 0), null)
                        : WorkFacts.NONE,
                citations);
    }

    private static List<Mention> mentions(Random random) {
        List<Mention> mentions = new ArrayList<>();
        for (int left = random.nextInt(4) - 1; left > 0; left--) {
            mentions.add(new Mention(
                    null,
                    "context " + random.nextInt(3),
                    List.of(new RoleAssignment(Role.ofCode(random.nextInt(Role.COUNT)), 0.5f)),
                    new PolarityAssignment(Polarity.ofCode(random.nextInt(Polarity.COUNT)), 0.5f),
                    null));
        }
        return mentions;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
