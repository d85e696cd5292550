package org.citationhubs.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.citationhubs.query.routing.AllowedPeers;
import org.citationhubs.query.routing.HostPort;
import org.citationhubs.runtime.config.HubsConfig;
import org.citationhubs.topics.TopicCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesTest {

    private static final String NAME = "citation-hubs";
    private static final Map<String, String> PROBES = Map.of(
            "startupProbe",
            "/q/health/started",
            "livenessProbe",
            "/q/health/live",
            "readinessProbe",
            "/q/health/ready");

    @ParameterizedTest
    @ValueSource(strings = {"local", "production", "autoscaled", "traced"})
    void everyVariableIsKnownAndRequiredOnesAreSet(String overlay) throws Exception {
        List<JsonNode> all = Kustomized.overlay(overlay);
        JsonNode container = container(all);
        JsonNode settings = settings(all);

        List<String> given = new ArrayList<>(Manifests.names(settings));
        Manifests.each(container.get("env"))
                .forEach(variable -> given.add(variable.get("name").asText()));
        assertThat(given).doesNotHaveDuplicates().isSubsetOf(Variables.known());
        assertThat(given)
                .contains("KAFKA_BOOTSTRAP_SERVERS", "HUBS_INSTANCE_ID", "HUBS_ADVERTISED_ADDRESS", "HUBS_DATA_DIR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production", "autoscaled", "traced"})
    void probesUseTheManagementPort(String overlay) throws Exception {
        List<JsonNode> all = Kustomized.overlay(overlay);
        JsonNode container = container(all);

        assertThat(container.at("/ports/0/name").asText()).isEqualTo("http");
        assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(8080);
        assertThat(container.at("/ports/1/name").asText()).isEqualTo("instances");
        assertThat(container.at("/ports/1/containerPort").asInt())
                .isEqualTo(settings(all).get("HUBS_INTERNAL_PORT").asInt());
        assertThat(container.at("/ports/2/name").asText()).isEqualTo("management");
        assertThat(container.at("/ports/2/containerPort").asInt()).isEqualTo(9000);
        PROBES.forEach((probe, path) -> {
            assertThat(container.at("/" + probe + "/httpGet/path").asText()).isEqualTo(path);
            assertThat(container.at("/" + probe + "/httpGet/port").asText()).isEqualTo("management");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production", "autoscaled", "traced"})
    void servicesAndPoliciesSelectThePods(String overlay) throws Exception {
        List<JsonNode> all = Kustomized.overlay(overlay);
        JsonNode set = Manifests.named(all, "StatefulSet", NAME);
        JsonNode labels = set.at("/spec/template/metadata/labels");

        Map.of(NAME, "http", set.at("/spec/serviceName").asText(), "instances").forEach((service, port) -> {
            JsonNode spec = Manifests.named(all, "Service", service).get("spec");
            assertSelects(spec.get("selector"), labels);
            assertThat(spec.at("/ports/0/targetPort").asText()).isEqualTo(port);
        });
        assertSelects(set.at("/spec/selector/matchLabels"), labels);
        assertSelects(Manifests.named(all, "PodDisruptionBudget", NAME).at("/spec/selector/matchLabels"), labels);
        assertSelects(Manifests.named(all, "NetworkPolicy", NAME).at("/spec/podSelector/matchLabels"), labels);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production", "autoscaled", "traced"})
    void eachInstanceHasTheNameAndAddressOfItsPod(String overlay) throws Exception {
        List<JsonNode> all = Kustomized.overlay(overlay);
        JsonNode container = container(all);
        String instances = Manifests.named(all, "StatefulSet", NAME)
                .at("/spec/serviceName")
                .asText();
        JsonNode service = Manifests.named(all, "Service", instances).get("spec");

        assertThat(service.get("clusterIP").asText()).isEqualTo("None");
        assertThat(value(container, "HUBS_ADVERTISED_ADDRESS"))
                .isEqualTo("$(POD_NAME)." + instances + ".$(POD_NAMESPACE).svc:"
                        + service.at("/ports/0/port").asInt());
        // The names of the pods, at the port of the instances, and no other address.
        AllowedPeers peers = AllowedPeers.parse(
                List.of(value(container, "HUBS_INTERNAL_PEERS").replace("$(POD_NAMESPACE)", "hubs")));
        assertThat(peers.allows(HostPort.of(value(container, "HUBS_ADVERTISED_ADDRESS")
                        .replace("$(POD_NAME)", "citation-hubs-0")
                        .replace("$(POD_NAMESPACE)", "hubs"))))
                .isTrue();
        assertThat(peers.allows(HostPort.of("citation-hubs-0." + instances + ".hubs.svc:9000")))
                .isFalse();
        assertThat(value(container, "HUBS_INSTANCE_ID")).isEqualTo("$(POD_NAME)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production", "autoscaled", "traced"})
    void podsAreSpreadOverZonesAndHosts(String overlay) throws Exception {
        JsonNode template = Manifests.named(Kustomized.overlay(overlay), "StatefulSet", NAME)
                .at("/spec/template");
        JsonNode labels = template.at("/metadata/labels");

        assertThat(Manifests.each(template.at("/spec/topologySpreadConstraints")))
                .allSatisfy(constraint -> assertSelects(constraint.at("/labelSelector/matchLabels"), labels))
                .extracting(constraint -> constraint.get("topologyKey").asText())
                .containsExactlyInAnyOrder("topology.kubernetes.io/zone", "kubernetes.io/hostname");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production", "autoscaled", "traced"})
    void podsHaveAnAccountAndAVolumeOfTheirOwn(String overlay) throws Exception {
        List<JsonNode> all = Kustomized.overlay(overlay);
        JsonNode spec = Manifests.named(all, "StatefulSet", NAME).get("spec");
        JsonNode container = container(all);

        assertThat(spec.at("/template/spec/serviceAccountName").asText()).isEqualTo(NAME);
        assertThat(value(container, "HUBS_DATA_DIR"))
                .isEqualTo(mount(
                        container,
                        spec.at("/volumeClaimTemplates/0/metadata/name").asText()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production", "autoscaled", "traced"})
    void podsAreRestrictedAndManifestsHaveNoSecrets(String overlay) throws Exception {
        List<JsonNode> all = Kustomized.overlay(overlay);

        assertThat(Manifests.ofKind(all, "Secret")).isEmpty();
        assertThat(Manifests.ofKind(all, "StatefulSet")).isNotEmpty().allSatisfy(set -> {
            JsonNode pod = set.at("/spec/template/spec");
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
            JsonNode container = pod.at("/containers/0");
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                    .isEqualTo("ALL");
            assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
        });
        assertThat(container(all).at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
    }

    @Test
    void productionMountsTheClientPropertiesFromASecret() throws Exception {
        List<JsonNode> all = Kustomized.overlay("production");

        String file = settings(all).get("HUBS_KAFKA_CLIENT_PROPERTIES").asText();
        assertThat(file).startsWith(mount(container(all), "kafka") + "/");
        assertThat(Manifests.each(Manifests.named(all, "StatefulSet", NAME).at("/spec/template/spec/volumes"))
                        .filter(volume -> volume.get("name").asText().equals("kafka")))
                .singleElement()
                .satisfies(volume ->
                        assertThat(volume.at("/secret/secretName").asText()).isEqualTo("citation-hubs-kafka"));
    }

    @Test
    void productionMountsTheSecretOfTheInstances() throws Exception {
        List<JsonNode> all = Kustomized.overlay("production");

        assertThat(settings(all).get("HUBS_INTERNAL_SECRET_FILE").asText())
                .isEqualTo(mount(container(all), "instances") + "/secret");
    }

    @Test
    void productionHasTheTopicsOfTheCatalogue() throws Exception {
        List<JsonNode> all = Kustomized.overlay("production");

        String servers = settings(all).get("KAFKA_BOOTSTRAP_SERVERS").asText();
        assertThat(settings(all).has("HUBS_CREATE_TOPICS")).isFalse();
        assertThat(Manifests.ofKind(all, "KafkaTopic"))
                .extracting(topic -> topic.at("/metadata/name").asText())
                .containsExactlyInAnyOrderElementsOf(TopicCatalog.load().all().stream()
                        .map(topic -> topic.name())
                        .toList());
        assertThat(Manifests.ofKind(all, "KafkaTopic")).allSatisfy(topic -> {
            assertThat(topic.at("/spec/partitions").asInt()).isEqualTo(12);
            assertThat(servers)
                    .startsWith(topic.at("/metadata/labels")
                                    .get("strimzi.io/cluster")
                                    .asText() + "-kafka-bootstrap."
                            + topic.at("/metadata/namespace").asText() + ".svc:");
        });
    }

    @Test
    void prometheusFindsEveryInstance() throws Exception {
        List<JsonNode> all = Kustomized.overlay("production");

        JsonNode monitor = Manifests.named(all, "ServiceMonitor", NAME);
        JsonNode instances = Manifests.named(all, "Service", NAME + "-instances");
        assertSelects(monitor.at("/spec/selector/matchLabels"), instances.at("/metadata/labels"));
        String only = monitor.at("/spec/selector/matchExpressions/0/key").asText();
        assertThat(Manifests.names(instances.at("/metadata/labels"))).contains(only);
        assertThat(Manifests.names(Manifests.named(all, "Service", NAME).at("/metadata/labels")))
                .doesNotContain(only);
        assertThat(Manifests.each(instances.at("/spec/ports")))
                .filteredOn(port -> port.get("name").equals(monitor.at("/spec/endpoints/0/port")))
                .singleElement()
                .satisfies(port -> assertThat(port.get("targetPort").asText()).isEqualTo("management"));
        // The alerts select this job.
        assertThat(instances
                        .at("/metadata/labels")
                        .get(monitor.at("/spec/jobLabel").asText())
                        .asText())
                .isEqualTo(NAME);
    }

    @Test
    void scalesByConsumerLagUpToTheNumberOfPartitions() throws Exception {
        List<JsonNode> all = Kustomized.overlay("autoscaled");

        JsonNode scaled = Manifests.named(all, "ScaledObject", NAME).get("spec");
        JsonNode kafka = scaled.at("/triggers/0/metadata");
        assertThat(kafka.get("consumerGroup").asText()).isEqualTo(HubsConfig.APPLICATION_ID);
        assertThat(kafka.get("topic").asText()).isEqualTo(TopicCatalog.CITATIONS);
        assertThat(kafka.get("bootstrapServers")).isEqualTo(settings(all).get("KAFKA_BOOTSTRAP_SERVERS"));
        assertThat(scaled.at("/scaleTargetRef/name").asText()).isEqualTo(NAME);
        assertThat(Manifests.named(all, "StatefulSet", NAME)
                        .at("/spec/replicas")
                        .isMissingNode())
                .isTrue();
        int threads = settings(all).get("HUBS_STREAMS_THREADS").asInt();
        int partitions = Manifests.named(all, "KafkaTopic", TopicCatalog.CITATIONS)
                .at("/spec/partitions")
                .asInt();
        assertThat(scaled.get("maxReplicaCount").asInt() * threads).isEqualTo(partitions);
    }

    @Test
    void theLocalOverlayUsesItsOwnBroker() throws Exception {
        List<JsonNode> all = Kustomized.overlay("local");

        JsonNode kafka = Manifests.named(all, "StatefulSet", "kafka").at("/spec/template/spec/containers/0");
        String servers = settings(all).get("KAFKA_BOOTSTRAP_SERVERS").asText();
        assertThat(value(kafka, "KAFKA_ADVERTISED_LISTENERS")).isEqualTo("PLAINTEXT://" + servers);
        assertThat(servers)
                .isEqualTo("kafka:"
                        + Manifests.named(all, "Service", "kafka")
                                .at("/spec/ports/0/port")
                                .asInt());
        assertThat(kafka.get("image"))
                .isEqualTo(Manifests.one(Manifests.COMPOSE).at("/services/kafka/image"));
        assertThat(container(all).get("image"))
                .isEqualTo(Manifests.one(Manifests.COMPOSE).at("/services/hubs-1/image"));
        assertThat(settings(all).get("HUBS_CREATE_TOPICS").asText()).isEqualTo("true");
    }

    @Test
    void onlyTheTracedOverlaySendsTraces() throws Exception {
        List<JsonNode> all = Kustomized.overlay("traced");

        URI collector =
                URI.create(settings(all).get("OTEL_EXPORTER_OTLP_ENDPOINT").asText());
        assertThat(egress(all)).anySatisfy(rule -> {
            assertThat(rule.at("/to/0/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                            .asText())
                    .isEqualTo(collector.getHost().replaceAll("^[^.]+\\.|\\.svc$", ""));
            assertThat(covers(rule, collector.getPort())).isTrue();
        });
        for (String untraced : List.of("local", "production", "autoscaled")) {
            assertThat(Manifests.names(settings(Kustomized.overlay(untraced))))
                    .as(untraced)
                    .noneMatch(name -> name.startsWith("OTEL_"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void theNetworkPolicyAdmitsEachCallerToItsPort(String overlay) throws Exception {
        List<JsonNode> all = Kustomized.overlay(overlay);
        JsonNode policy = Manifests.named(all, "NetworkPolicy", NAME).get("spec");

        assertThat(Manifests.each(policy.get("policyTypes")))
                .extracting(JsonNode::asText)
                .containsExactly("Ingress", "Egress");
        assertThat(policy.get("ingress")).hasSize(3);
        JsonNode clients = policy.at("/ingress/0");
        assertThat(clients.at("/ports/0/port").asText()).isEqualTo("http");
        assertThat(Manifests.each(clients.get("from"))).hasSize(2).allSatisfy(from -> assertThat(from.toString())
                .contains("citation-hubs.org/client"));
        assertThat(clients.at("/from/0/podSelector/matchLabels").isMissingNode())
                .isTrue();
        JsonNode instances = policy.at("/ingress/1");
        assertThat(instances.at("/ports/0/port").asText()).isEqualTo("instances");
        assertThat(Manifests.each(instances.get("from")))
                .singleElement()
                .satisfies(from -> assertSelects(
                        from.at("/podSelector/matchLabels"),
                        Manifests.named(all, "StatefulSet", NAME).at("/spec/template/metadata/labels")));
        JsonNode scrapes = policy.at("/ingress/2");
        assertThat(scrapes.at("/ports/0/port").asText()).isEqualTo("management");
        assertThat(Manifests.each(scrapes.get("from"))).singleElement().satisfies(from -> {
            assertThat(from.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                            .asText())
                    .isEqualTo("monitoring");
            assertThat(from.at("/podSelector/matchExpressions/0/key").asText()).isEqualTo("app.kubernetes.io/name");
            assertThat(from.at("/podSelector/matchExpressions/0/values/0").asText())
                    .isEqualTo("prometheus");
            assertThat(from.at("/podSelector/matchLabels").isMissingNode()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void theNetworkPolicyAllowsPeersBrokersAndDns(String overlay) throws Exception {
        List<JsonNode> all = Kustomized.overlay(overlay);
        String servers = settings(all).get("KAFKA_BOOTSTRAP_SERVERS").asText();
        int brokers = Integer.parseInt(servers.substring(servers.lastIndexOf(':') + 1));

        // Only their own port of the other instances, and only the brokers at the port of the brokers.
        assertThat(egress(all)).anySatisfy(rule -> {
            assertSelects(
                    rule.at("/to/0/podSelector/matchLabels"),
                    Manifests.named(all, "StatefulSet", NAME).at("/spec/template/metadata/labels"));
            assertThat(rule.at("/ports/0/port").asText()).isEqualTo("instances");
        });
        assertThat(egress(all)).anySatisfy(rule -> {
            assertThat(rule.at("/to/0/podSelector/matchLabels").toString())
                    .containsAnyOf("kafka", "strimzi.io/cluster");
            assertThat(covers(rule, brokers)).isTrue();
        });
        assertThat(egress(all)).allSatisfy(rule -> assertThat(rule.has("to")).isTrue());
        // DNS, whose pods do not have the label that Kustomize adds.
        assertThat(egress(all)).anySatisfy(rule -> {
            assertThat(covers(rule, 53)).isTrue();
            assertThat(rule.at("/to/0/podSelector/matchExpressions/0/key").asText())
                    .isEqualTo("k8s-app");
            assertThat(rule.at("/to/0/podSelector/matchLabels").isMissingNode()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void maxUnavailableEqualsTheStandbyReplicas(String overlay) throws Exception {
        List<JsonNode> all = Kustomized.overlay(overlay);

        int standbys = settings(all).get("HUBS_STANDBYS").asInt();
        assertThat(Manifests.named(all, "PodDisruptionBudget", NAME)
                        .at("/spec/maxUnavailable")
                        .asInt())
                .isEqualTo(standbys);
        assertThat(Manifests.named(all, "StatefulSet", NAME)
                        .at("/spec/replicas")
                        .asInt())
                .isGreaterThan(standbys + 1);
    }

    private static List<JsonNode> egress(List<JsonNode> all) {
        return Manifests.each(Manifests.named(all, "NetworkPolicy", NAME).at("/spec/egress"))
                .toList();
    }

    private static boolean covers(JsonNode rule, int port) {
        return Manifests.each(rule.get("ports"))
                .anyMatch(range -> range.get("port").asInt() <= port
                        && port <= range.path("endPort").asInt(range.get("port").asInt()));
    }

    private static JsonNode container(List<JsonNode> all) {
        return Manifests.named(all, "StatefulSet", NAME).at("/spec/template/spec/containers/0");
    }

    /** Returns the settings of the config map that the pods refer to. */
    private static JsonNode settings(List<JsonNode> all) {
        return Manifests.named(
                        all,
                        "ConfigMap",
                        container(all).at("/envFrom/0/configMapRef/name").asText())
                .get("data");
    }

    private static String value(JsonNode container, String variable) {
        return Manifests.each(container.get("env"))
                .filter(one -> one.get("name").asText().equals(variable))
                .findFirst()
                .orElseThrow()
                .path("value")
                .asText();
    }

    private static String mount(JsonNode container, String volume) {
        return Manifests.each(container.get("volumeMounts"))
                .filter(one -> one.get("name").asText().equals(volume))
                .findFirst()
                .orElseThrow()
                .get("mountPath")
                .asText();
    }

    private static void assertSelects(JsonNode selector, JsonNode labels) {
        assertThat(fields(selector)).isNotEmpty();
        assertThat(fields(labels)).containsAllEntriesOf(fields(selector));
    }

    private static Map<String, String> fields(JsonNode object) {
        Map<String, String> fields = new TreeMap<>();
        Manifests.names(object)
                .forEach(name -> fields.put(name, object.get(name).asText()));
        return fields;
    }
}
