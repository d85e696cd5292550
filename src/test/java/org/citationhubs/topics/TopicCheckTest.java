package org.citationhubs.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicCheckTest {

    private final List<TopicSpec> specs = TopicCatalog.load().all();
    private final Map<String, TopicState> found = asSpecified();

    @Test
    void acceptsTopicsAsSpecified() {
        assertThat(TopicCheck.differences(specs, found)).isEmpty();
    }

    @Test
    void namesAMissingTopicWithItsPartitions() {
        found.put("citations.v1", withPartitions("citations.v1", 12));
        found.remove("works.v1");

        assertThat(TopicCheck.differences(specs, found)).hasValueSatisfying(message -> assertThat(message)
                .contains("works.v1 is missing: create it with 12 partitions, like citations.v1"));
    }

    @Test
    void rejectsInputsWithDifferentPartitions() {
        found.put("works.v1", withPartitions("works.v1", 3));

        assertThat(TopicCheck.differences(specs, found)).hasValueSatisfying(message -> assertThat(message)
                .contains("works.v1 has 3 partitions, must have 4 like citations.v1"));
    }

    @Test
    void outputsMayHaveAnyPartitionCount() {
        found.put("hub-summaries.v1", withPartitions("hub-summaries.v1", 7));

        assertThat(TopicCheck.differences(specs, found)).isEmpty();
    }

    @Test
    void rejectsAWrongCleanupPolicy() {
        found.put("citations.v1", with("citations.v1", "cleanup.policy", "compact"));

        assertThat(TopicCheck.differences(specs, found)).hasValueSatisfying(message -> assertThat(message)
                .contains("citations.v1: cleanup.policy is compact, must be delete"));
    }

    @Test
    void inputsMayAcceptLargerRecordsAndNoSmallerOnes() {
        found.put("citations.v1", with("citations.v1", "max.message.bytes", "20000000"));
        found.put("works.v1", with("works.v1", "max.message.bytes", "1000000"));

        assertThat(TopicCheck.differences(specs, found)).hasValueSatisfying(message -> assertThat(message)
                .contains("works.v1: max.message.bytes is 1000000, must be at least 1114112")
                .doesNotContain("citations.v1: max.message.bytes"));
    }

    @Test
    void rejectsAnInputWithLimitedRetention() {
        found.put("works.v1", with("works.v1", "retention.ms", "604800000"));

        assertThat(TopicCheck.differences(specs, found)).hasValueSatisfying(message -> assertThat(message)
                .contains("works.v1: retention.ms is 604800000, must be -1 (unlimited)"));
    }

    @Test
    void acceptsAnyValueOfAnUncheckedSetting() {
        found.put("hub-changes.v1", with("hub-changes.v1", "retention.ms", "1"));

        assertThat(TopicCheck.differences(specs, found)).isEmpty();
    }

    @Test
    void reportsAllDifferencesAtOnce() {
        found.remove("dead-letters.v1");
        found.put("works.v1", withPartitions("works.v1", 1));
        found.put("hub-summaries.v1", with("hub-summaries.v1", "cleanup.policy", "compact,delete"));

        assertThat(TopicCheck.differences(specs, found)).hasValueSatisfying(message -> assertThat(message.lines())
                .hasSize(4)
                .anyMatch(line -> line.startsWith(" - works.v1 has 1 partitions"))
                .anyMatch(line -> line.startsWith(" - hub-summaries.v1: cleanup.policy is compact,delete"))
                .anyMatch(line -> line.startsWith(" - dead-letters.v1 is missing")));
    }

    private Map<String, TopicState> asSpecified() {
        Map<String, TopicState> states = new HashMap<>();
        for (TopicSpec spec : specs) {
            Map<String, String> settings = new HashMap<>();
            spec.settings().forEach((name, setting) -> settings.put(name, setting.value()));
            states.put(spec.name(), new TopicState(spec.partitions().count(), 3, settings));
        }
        return states;
    }

    private TopicState withPartitions(String topic, int partitions) {
        return new TopicState(partitions, 3, asSpecified().get(topic).settings());
    }

    private TopicState with(String topic, String setting, String value) {
        Map<String, String> settings = new HashMap<>(asSpecified().get(topic).settings());
        settings.put(setting, value);
        return new TopicState(4, 3, settings);
    }
}
