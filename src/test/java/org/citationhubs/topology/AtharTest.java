package org.citationhubs.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.endtoend.SharedData;
import org.citationhubs.hub.count.CategoryCounts;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.topology.hubs.InMemoryPartitions;
import org.junit.jupiter.api.Test;

/**
 * Counts 8,736 citing sentences of computational linguistics, annotated by hand as for, against or neutral (Athar
 * 2011).
 */
class AtharTest {

    private static final Map<String, Polarity> POLARITIES =
            Map.of("positive", Polarity.SUPPORT, "negative", Polarity.CONTRAST, "neutral", Polarity.NEUTRAL);

    @Test
    void figuresOfEveryHubAndPolarityEqualTheGoldenFiles() throws IOException {
        SharedData.assumeThere();
        // given the sentences in order, each in an event with all earlier sentences of its citation
        InMemoryPartitions running = new InMemoryPartitions(3, 1, 1 << 22);
        Map<String, List<Mention>> read = new HashMap<>();
        Map<String, Set<Polarity>> edges = new TreeMap<>();
        int second = 0;
        for (String[] row : SharedData.rows(SharedData.intent("athar-events.tsv.gz"))) {
            WorkId citing = WorkId.parse("acl:" + row[1]);
            Polarity polarity = polarity(row[4]);
            String edge = row[3] + ' ' + row[1];
            List<Mention> mentions = read.computeIfAbsent(edge, first -> new ArrayList<>());
            String context = row[5].substring(0, Math.min(row[5].length(), InputLimits.DEFAULT.contextCharacters()));
            mentions.add(new Mention(null, context, List.of(), new PolarityAssignment(polarity, 1), null));
            edges.computeIfAbsent(edge, first -> new TreeSet<>()).add(polarity);
            running.deliver(
                    running.ownerOf(citing),
                    CitationEvent.of(
                            Operation.ASSERT,
                            Instant.EPOCH.plusSeconds(second++),
                            false,
                            citing,
                            WorkFacts.of(null, PartialDate.parse(row[2]), null),
                            List.of(new Citation(
                                    WorkId.parse("acl:" + row[3]), WorkFacts.NONE, List.copyOf(mentions)))));
        }

        // when
        running.settle();

        // then
        assertThat(running.deadLetters()).isZero();
        JsonNode golden = golden("golden-athar-polarity.json");
        assertThat(running.summaries()).hasSize(golden.get("hubs").size());
        golden.get("hubs").fieldNames().forEachRemaining(hub -> {
            HubCounts counts = running.counts(WorkId.parse("acl:" + hub));
            JsonNode figures = golden.get("hubs").get(hub);
            assertThat(counts.statements())
                    .isEqualTo(figures.at("/all/mentions").asInt());
            assertThat(counts.citingWorks())
                    .isEqualTo(figures.at("/all/distinct_citing").asInt());
            POLARITIES.forEach((name, polarity) -> {
                CategoryCounts count = counts.polarities().getOrDefault(polarity, CategoryCounts.ZERO);
                assertThat(count.statements())
                        .as("%s statements of %s", name, hub)
                        .isEqualTo(figures.path(name).path("mentions").asInt());
                assertThat(count.anyCitingWorks())
                        .as("works that cite %s as %s", hub, name)
                        .isEqualTo(figures.path(name).path("distinct_citing").asInt());
            });
            checkStances(hub, counts, edges);
        });
        JsonNode cited = golden("golden-athar.json").get("cited");
        cited.fieldNames().forEachRemaining(hub -> {
            Map<Integer, Integer> years = new TreeMap<>();
            cited.get(hub)
                    .get("by_year")
                    .properties()
                    .forEach(year -> years.put(
                            Integer.parseInt(year.getKey()), year.getValue().asInt()));
            WorkId id = WorkId.parse("acl:" + hub);
            assertThat(running.counts(id).years()).as("years of %s", hub).isEqualTo(years);
            Map<WorkId, Integer> coCited = running.coCited(id);
            assertThat(coCited).hasSize(cited.get(hub).get("cocited_distinct").asInt());
            assertThat(coCited.values().stream().mapToInt(count -> count).sum())
                    .isEqualTo(cited.get(hub).get("cocited_sum").asInt());
        });
    }

    /** Checks the stances of citing works: for and against is mixed, and either outranks neutral. */
    private static void checkStances(String hub, HubCounts counts, Map<String, Set<Polarity>> edges) {
        Map<Polarity, Integer> stances = new TreeMap<>();
        edges.forEach((edge, polarities) -> {
            if (edge.startsWith(hub + ' ')) {
                boolean both = polarities.contains(Polarity.SUPPORT) && polarities.contains(Polarity.CONTRAST);
                Polarity stance = both
                        ? Polarity.MIXED
                        : polarities.contains(Polarity.SUPPORT)
                                ? Polarity.SUPPORT
                                : polarities.contains(Polarity.CONTRAST) ? Polarity.CONTRAST : Polarity.NEUTRAL;
                stances.merge(stance, 1, Integer::sum);
            }
        });
        Map<Polarity, Integer> counted = new TreeMap<>();
        counts.polarities().forEach((stance, count) -> counted.put(stance, count.citingWorks()));
        counted.values().removeIf(count -> count == 0);
        assertThat(counted).as("stances of %s", hub).isEqualTo(stances);
    }

    private static Polarity polarity(String name) {
        Polarity polarity = POLARITIES.get(name);
        if (polarity == null) {
            throw new AssertionError("no polarity " + name);
        }
        return polarity;
    }

    private static JsonNode golden(String name) throws IOException {
        return new ObjectMapper().readTree(Files.readAllBytes(SharedData.intent(name)));
    }
}
