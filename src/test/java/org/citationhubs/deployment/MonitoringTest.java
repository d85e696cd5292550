package org.citationhubs.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MonitoringTest {

    private final JsonNode rules = Manifests.one(Manifests.MONITORING.resolve("alerts.yaml"));

    @Test
    void thePrometheusRuleHasTheTestedAlerts() {
        JsonNode operators = Manifests.one(Manifests.MONITORING.resolve("prometheus-rule.yaml"));

        assertThat(operators.at("/spec/groups")).isEqualTo(rules.get("groups"));
    }

    @Test
    void promtoolConfirmsThatAlertsFire() throws Exception {
        assertThat(Kustomized.run(
                        "promtool",
                        "test",
                        "rules",
                        Manifests.MONITORING.resolve("alerts-test.yaml").toString()))
                .contains("SUCCESS");
    }

    @Test
    void everyAlertFiresInItsTest() {
        List<JsonNode> expectations = Manifests.each(Manifests.one(Manifests.MONITORING.resolve("alerts-test.yaml"))
                        .get("tests"))
                .flatMap(test -> Manifests.each(test.get("alert_rule_test")))
                .toList();

        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> assertThat(expectations)
                .filteredOn(one -> one.get("alertname").equals(alert.get("alert")))
                .anySatisfy(one -> assertThat(one.get("exp_alerts")).isNotEmpty()));
    }

    @Test
    void everyAlertHasASectionInTheRunbook() {
        String runbook = Manifests.text(Path.of("src", "docs", "operations.md"));

        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> {
            String name = alert.get("alert").asText();
            assertThat(alert.at("/annotations/runbook").asText())
                    .isEqualTo("src/docs/operations.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(runbook.lines()).contains("### " + name);
        });
    }

    @Test
    void everyPanelHasADescriptionAndQueriesThisService() throws Exception {
        JsonNode dashboard = new ObjectMapper()
                .readTree(Manifests.MONITORING.resolve("dashboard.json").toFile());

        List<JsonNode> panels = Manifests.each(dashboard.get("panels"))
                .filter(panel -> !panel.get("type").asText().equals("row"))
                .toList();
        assertThat(panels).hasSizeGreaterThan(15).allSatisfy(panel -> {
            assertThat(panel.get("description").asText()).isNotEmpty();
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotEmpty();
            assertThat(Manifests.each(panel.get("targets"))).isNotEmpty().allSatisfy(target -> assertThat(
                            target.get("expr").asText())
                    .contains("job=\"citation-hubs\""));
        });
        assertThat(panels).extracting(panel -> panel.get("id").asInt()).doesNotHaveDuplicates();
    }

    @Test
    void theDashboardShowsWhatBecomesOfTheInput() {
        assertThat(Manifests.text(Manifests.MONITORING.resolve("dashboard.json")))
                .contains(
                        "hubs_input_records_total{",
                        "hubs_input_applied_total{",
                        "hubs_dead_letters_total{",
                        "hubs_input_repaired_total{",
                        "hubs_input_unknown_terms_total{",
                        "hubs_aliases_cut_total{");
    }

    private Stream<JsonNode> alerts() {
        return Manifests.each(rules.at("/groups/0/rules"));
    }
}
