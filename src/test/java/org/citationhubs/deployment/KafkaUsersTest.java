package org.citationhubs.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.citationhubs.runtime.config.HubsConfig;
import org.citationhubs.topics.TopicCatalog;
import org.citationhubs.topics.TopicSpec;
import org.junit.jupiter.api.Test;

class KafkaUsersTest {

    private static final String SERVICE = HubsConfig.APPLICATION_ID;

    private final Set<String> catalogue =
            TopicCatalog.load().all().stream().map(TopicSpec::name).collect(Collectors.toCollection(TreeSet::new));
    private final String topology = Manifests.text(Path.of("src", "docs", "topology.txt"));

    @Test
    void usersMayUseTopicsOfTheCatalogueAlone() {
        for (String user : KafkaUsers.names()) {
            assertThat(catalogue).as(user).containsAll(KafkaUsers.topicsOf(user).keySet());
        }
        assertThat(KafkaUsers.topicsOf(SERVICE)).containsOnlyKeys(catalogue);
    }

    @Test
    void theServiceMayReadItsInputAndWriteItsOutput() {
        Map<String, Set<AclOperation>> service = KafkaUsers.topicsOf(SERVICE);

        assertThat(withOperation(service, AclOperation.READ)).containsAll(inTopology("topics: \\[([^\\]]+)\\]"));
        assertThat(withOperation(service, AclOperation.WRITE)).containsAll(inTopology("topic: ([^)]+)\\)"));
        assertThat(withOperation(service, AclOperation.DESCRIBE_CONFIGS)).containsAll(catalogue);
        assertThat(withOperation(service, AclOperation.DELETE)).isEmpty();
        assertThat(withOperation(service, AclOperation.CREATE)).isEmpty();
    }

    @Test
    void theServiceAloneOwnsItsGroupAndInternalTopics() {
        for (String user : KafkaUsers.names()) {
            List<ResourcePattern> own = KafkaUsers.accessOf(user).stream()
                    .map(AclBinding::pattern)
                    .filter(KafkaUsersTest::isOfTheService)
                    .distinct()
                    .toList();
            if (user.equals(SERVICE)) {
                assertThat(own)
                        .containsExactlyInAnyOrder(
                                new ResourcePattern(ResourceType.TOPIC, SERVICE + "-", PatternType.PREFIXED),
                                new ResourcePattern(ResourceType.GROUP, SERVICE, PatternType.LITERAL),
                                new ResourcePattern(
                                        ResourceType.TRANSACTIONAL_ID, SERVICE + "-", PatternType.PREFIXED));
            } else {
                assertThat(own).as(user).isEmpty();
            }
        }
    }

    @Test
    void crawlersWriteReadersReadAndOperatorsRevoke() {
        assertThat(KafkaUsers.topicsOf("citation-hubs-crawler"))
                .isEqualTo(Map.of(
                        TopicCatalog.CITATIONS, Set.of(AclOperation.WRITE),
                        TopicCatalog.WORKS, Set.of(AclOperation.WRITE)));
        assertThat(KafkaUsers.topicsOf("citation-hubs-reader"))
                .isEqualTo(Map.of(
                        TopicCatalog.HUB_SUMMARIES, Set.of(AclOperation.READ),
                        TopicCatalog.HUB_CHANGES, Set.of(AclOperation.READ)));
        assertThat(KafkaUsers.topicsOf("citation-hubs-operator"))
                .isEqualTo(Map.of(
                        TopicCatalog.SOURCES, Set.of(AclOperation.WRITE),
                        TopicCatalog.DEAD_LETTERS, Set.of(AclOperation.READ)));
    }

    @Test
    void productionHasTheUsersBesideItsTopics() throws Exception {
        List<JsonNode> all = Kustomized.overlay("production");

        assertThat(Manifests.ofKind(all, "KafkaUser"))
                .extracting(user -> user.at("/metadata/name").asText())
                .containsExactlyInAnyOrderElementsOf(KafkaUsers.names());
        assertThat(Manifests.ofKind(all, "KafkaUser"))
                .extracting(user -> user.at("/metadata/namespace").asText()
                        + user.at("/metadata/labels").get("strimzi.io/cluster").asText())
                .containsOnly(Manifests.ofKind(all, "KafkaTopic")
                                .get(0)
                                .at("/metadata/namespace")
                                .asText() + "hubs");
    }

    private static boolean isOfTheService(ResourcePattern pattern) {
        boolean prefixed = pattern.patternType() == PatternType.PREFIXED;
        return pattern.name().startsWith(SERVICE) || (prefixed && SERVICE.startsWith(pattern.name()));
    }

    private static Set<String> withOperation(Map<String, Set<AclOperation>> topics, AclOperation operation) {
        return topics.entrySet().stream()
                .filter(topic -> topic.getValue().contains(operation))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the topics of the catalogue that the golden description of the topology names. */
    private Set<String> inTopology(String pattern) {
        Set<String> topics = Pattern.compile(pattern)
                .matcher(topology)
                .results()
                .flatMap(found -> Pattern.compile(", ").splitAsStream(found.group(1)))
                .filter(catalogue::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(topics).isNotEmpty();
        return topics;
    }
}
