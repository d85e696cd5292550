package org.citationhubs.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.streams.StreamsConfig;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.hub.summary.HubRules;
import org.citationhubs.hub.summary.LabelRules;
import org.citationhubs.hub.summary.TierRules;
import org.citationhubs.serde.json.ClockCheck;
import org.citationhubs.store.memory.CacheBudget;
import org.citationhubs.store.memory.HeapBudget;
import org.citationhubs.topics.TopicCatalog;
import org.citationhubs.topics.TopicSpec;
import org.citationhubs.topology.stage.TopologySettings;
import org.junit.jupiter.api.Test;

/** Guards the names in the topology: a store or topic that is renamed loses its state. */
class TopologyGoldenTest {

    private static final Path GOLDEN = Path.of("src", "docs", "topology.txt");
    private static final Path ACTUAL = Path.of("target", "topology.txt");

    @Test
    void theTopologyEqualsItsDescription() throws IOException {
        // given
        Files.createDirectories(ACTUAL.getParent());

        // when
        Files.writeString(ACTUAL, describe());

        // then
        assertThat(ACTUAL)
                .as(
                        "The topology is not the one in %s. If the change is meant,"
                                + " and state under old names is dealt with: "
                                + "cp %s %s",
                        GOLDEN, ACTUAL, GOLDEN)
                .hasSameTextualContentAs(GOLDEN);
    }

    @Test
    void everyTopicIsInTheCatalogueOrInternal() {
        // given
        Set<String> known = new HashSet<>(Set.of("to-lists-repartition", "to-hubs-repartition"));
        for (TopicSpec spec : TopicCatalog.load().all()) {
            known.add(spec.name());
        }

        // when
        List<String> named = describe()
                .lines()
                .filter(line -> line.contains("topics: [") || line.contains("topic: "))
                .flatMap(line -> List.of(
                        line.replaceAll(".*topics?: \\[?([^\\])]*).*", "$1").split(", "))
                        .stream())
                // topics that an extractor names when a record is sent
                .filter(topic -> !topic.contains("TopicNameExtractor") && !topic.contains("Lambda"))
                .toList();

        // then
        assertThat(named).contains("citations.v1", "works.v1", "hub-summaries.v1", "hub-changes.v1", "dead-letters.v1");
        assertThat(known).containsAll(named);
    }

    private static String describe() {
        TopologySettings settings = new TopologySettings(
                "golden",
                4,
                InputLimits.DEFAULT,
                ClockCheck.DEFAULT,
                new HubRules(TierRules.withLeast(10), LabelRules.DEFAULT),
                Duration.ofSeconds(1),
                Duration.ofMillis(50),
                new CacheBudget(HeapBudget.of(16 << 20)));
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "golden");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        // The name of a lambda differs in each run.
        return HubsTopology.build(settings, properties)
                .describe()
                .toString()
                .replaceAll("\\$\\$Lambda[^)]*", "\\$\\$Lambda");
    }
}
