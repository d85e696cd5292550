package org.citationhubs.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citationhubs.query.routing.AllowedPeers;
import org.citationhubs.query.routing.HostPort;
import org.junit.jupiter.api.Test;

class ComposeTest {

    private static final List<String> INSTANCES = List.of("hubs-1", "hubs-2", "hubs-3");

    private final JsonNode services = Manifests.one(Manifests.COMPOSE).get("services");
    private final String dockerfile = Manifests.text(Manifests.DOCKERFILE);
    private final String pom = Manifests.text(Path.of("pom.xml"));

    @Test
    void theDefaultIsTwoContainersAndTheFullProfileAll() {
        assertThat(Manifests.names(services))
                .filteredOn(name -> !services.get(name).has("profiles"))
                .containsExactly("kafka", "hubs-1");
        assertThat(Manifests.names(services))
                .filteredOn(name -> services.get(name).has("profiles"))
                .allSatisfy(name -> assertThat(Manifests.each(services.get(name).get("profiles")))
                        .extracting(JsonNode::asText)
                        .contains("full"));
    }

    @Test
    void everyVariableIsKnown() {
        for (String name : List.of("hubs-1", "hubs-2", "hubs-3", "importer")) {
            assertThat(Manifests.names(services.get(name).get("environment")))
                    .as(name)
                    .isSubsetOf(Variables.known());
        }
        assertThat(matches("(?m)^(?:ENV|   ) ([A-Z_]+)=|(?m)^ {4}([A-Z_]+)=", dockerfile))
                .contains("LD_PRELOAD", "HUBS_DATA_DIR", "QUARKUS_LOG_CONSOLE_JSON_ENABLED")
                .isSubsetOf(Variables.known());
    }

    @Test
    void tracesAreSentOnlyToAConfiguredEndpoint() {
        for (String name : INSTANCES) {
            JsonNode environment = services.get(name).get("environment");
            // Without a value, Compose passes on the variable of its own environment, if it is set there.
            assertThat(environment.has("OTEL_EXPORTER_OTLP_ENDPOINT")).isTrue();
            assertThat(Manifests.names(environment))
                    .filteredOn(variable -> variable.startsWith("OTEL_"))
                    .allSatisfy(variable ->
                            assertThat(environment.get(variable).isNull()).isTrue());
        }
    }

    @Test
    void instancesDifferOnlyInNameAddressAndVolume() {
        for (String name : INSTANCES) {
            JsonNode environment = services.get(name).get("environment");
            assertThat(environment.get("HUBS_INSTANCE_ID").asText()).isEqualTo(name);
            assertThat(environment.get("HUBS_ADVERTISED_ADDRESS").asText()).isEqualTo(name + ":8090");
            assertThat(environment.get("HUBS_INTERNAL_PORT").asText()).isEqualTo("8090");
            assertThat(AllowedPeers.parse(List.of(environment
                                    .get("HUBS_INTERNAL_PEERS")
                                    .asText()
                                    .split(",")))
                            .allows(HostPort.of(
                                    environment.get("HUBS_ADVERTISED_ADDRESS").asText())))
                    .isTrue();
            assertThat(services.get(name).at("/volumes/0").asText()).isEqualTo(name + ":/data");
            assertThat(services.get(name).get("read_only").asBoolean()).isTrue();
            assertThat(services.get(name).get("image"))
                    .isEqualTo(services.get("hubs-1").get("image"));
        }
        assertThat(dockerfile).contains("EXPOSE 8080 8090 9000", "HUBS_DATA_DIR=/data", "VOLUME /data");
    }

    @Test
    void portsArePublishedOnLoopbackAlone() {
        for (String name : INSTANCES) {
            assertThat(Manifests.each(services.get(name).get("ports")))
                    .extracting(JsonNode::asText)
                    .singleElement()
                    .asString()
                    .endsWith(":8080");
        }
        assertThat(Manifests.names(services).stream()
                        .flatMap(name -> Manifests.each(services.get(name).path("ports")))
                        .map(JsonNode::asText))
                .hasSize(INSTANCES.size() + 3)
                .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
    }

    @Test
    void theHealthCheckUsesTheManagementPort() {
        assertThat(Manifests.text(Path.of("src", "main", "docker", "healthcheck")))
                .contains("${QUARKUS_MANAGEMENT_PORT:-9000}", "GET /q/health/ready ");
        // From the port of another container, Prometheus reads metrics.
        assertThat(dockerfile).contains("QUARKUS_MANAGEMENT_HOST=0.0.0.0");
    }

    @Test
    void instancesAndImporterUseTheInsideListener() {
        String advertised =
                services.at("/kafka/environment/KAFKA_ADVERTISED_LISTENERS").asText();
        Matcher inside = Pattern.compile("INSIDE://([^,]+)").matcher(advertised);
        assertThat(inside.find()).isTrue();
        for (String name : List.of("hubs-1", "hubs-2", "hubs-3", "importer")) {
            assertThat(services.get(name)
                            .at("/environment/KAFKA_BOOTSTRAP_SERVERS")
                            .asText())
                    .as(name)
                    .isEqualTo(inside.group(1));
        }
        assertThat(services.at("/kafka/environment/KAFKA_LISTENERS").asText())
                .contains("INSIDE://:" + inside.group(1).replaceAll(".*:", ""));
        // A topic that is created automatically would have the wrong number of partitions.
        assertThat(services.at("/kafka/environment/KAFKA_AUTO_CREATE_TOPICS_ENABLE")
                        .asText())
                .isEqualTo("false");
    }

    @Test
    void imagesHaveTheVersionsOfTheBuild() {
        assertThat(Manifests.tagged(services.at("/kafka/image").asText()))
                .isEqualTo("apache/kafka:"
                        + matches("<kafka.version>([^<]+)<", pom).get(0));
        String version = matches("<version>([^<]+)</version>", pom).get(0);
        assertThat(services.at("/hubs-1/image").asText()).isEqualTo("citation-hubs:" + version);
        assertThat(dockerfile).contains("org.opencontainers.image.version=\"" + version + "\"");
    }

    @Test
    void prometheusScrapesEveryInstance() {
        JsonNode targets = Manifests.one(Manifests.MONITORING.resolve("prometheus.yaml"))
                .at("/scrape_configs/0/static_configs/0/targets");
        assertThat(Manifests.each(targets))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(
                        INSTANCES.stream().map(name -> name + ":9000").toList());
    }

    @Test
    void everyMountedFileExists() {
        assertThat(Manifests.names(services).stream()
                        .flatMap(name -> Manifests.each(services.get(name).path("volumes")))
                        .map(JsonNode::asText)
                        .filter(volume -> volume.startsWith("./")))
                .isNotEmpty()
                .allSatisfy(volume ->
                        assertThat(Path.of(volume.replaceAll(":.*", ""))).isRegularFile());
    }

    @Test
    void theImageHoldsTheListOfItsParts() {
        assertThat(dockerfile).contains("COPY target/quarkus-run-cyclonedx.json /app/citation-hubs.cdx.json");
        assertThat(Manifests.text(Path.of(".dockerignore"))).contains("!target/quarkus-run-cyclonedx.json");
    }

    @Test
    void theImageRunsOnJava25WithoutRoot() {
        assertThat(matches("(?m)^FROM (\\S+)", dockerfile))
                .extracting(Manifests::tagged)
                .containsOnly("eclipse-temurin:25-jre");
        assertThat(matches("(?m)^USER (\\S+)", dockerfile)).containsExactly("10001:10001");
        assertThat(dockerfile).contains("kafka_2.13").contains("exit 1");
        // A syntax line would need a second image registry.
        assertThat(dockerfile).doesNotContain("# syntax=");
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1) == null && match.groupCount() > 1 ? match.group(2) : match.group(1))
                .toList();
    }
}
