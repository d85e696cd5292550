package org.citationhubs.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.hub.rank.Measure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonNode api;

    @BeforeEach
    void fetch() throws IOException {
        api = JSON.readTree(given().accept("application/json")
                .get("/api/v1/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
    }

    @Test
    void everyJsonAnswerHasASchema() {
        List<String> without = new ArrayList<>();
        List<String> with = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    for (String status : List.of("200", "202")) {
                        JsonNode json = operation
                                .getValue()
                                .path("responses")
                                .path(status)
                                .path("content")
                                .path("application/json");
                        if (!json.isMissingNode()) {
                            Set<String> fields = fields(json.path("schema"));
                            (fields.isEmpty() ? without : with).add(operation.getKey() + ' ' + path.getKey());
                        }
                    }
                }));

        assertThat(without).isEmpty();
        assertThat(with).hasSize(16);
    }

    @Test
    void summaryHasTheFieldsOfItsTopic() throws IOException {
        JsonNode topic = JSON.readTree(Files.readString(Path.of("topics/hub-summaries.v1.schema.json")));
        Set<String> fields = fields(topic);
        fields.addAll(Set.of("servedBy", "standby", "lag", "replicaLag"));

        assertThat(fields(schema("HubSummary"))).isEqualTo(fields);
    }

    @Test
    void parametersHaveTheValuesOfTheirEnums() {
        assertThat(values("/api/v1/hubs/{id}/co-cited", "measure"))
                .containsExactly(texts(Measure.values(), Measure::parameter));
        assertThat(values("/api/v1/hubs/{id}/citing-works", "sort")).containsExactly("date", "mentions");
        assertThat(values("/api/v1/hubs/{id}/citing-works", "self")).containsExactly("include", "exclude", "only");
        assertThat(values("/api/v1/hubs/{id}/citing-works", "role")).containsExactly(texts(Role.values(), Role::name));
        assertThat(values("/api/v1/hubs", "sort")).containsExactly("citing-works", "velocity");
    }

    private static <E> String[] texts(E[] constants, Function<E, String> text) {
        return Arrays.stream(constants).map(text).toArray(String[]::new);
    }

    private List<String> values(String path, String parameter) {
        JsonNode schema = api.path("paths")
                .path(path)
                .path("get")
                .path("parameters")
                .valueStream()
                .filter(candidate -> candidate.path("name").asText().equals(parameter))
                .findFirst()
                .orElseThrow()
                .path("schema");
        return resolve(schema).path("enum").valueStream().map(JsonNode::asText).toList();
    }

    private JsonNode schema(String name) {
        return api.path("components").path("schemas").path(name);
    }

    private Set<String> fields(JsonNode schema) {
        Set<String> fields = new TreeSet<>();
        resolve(schema).path("properties").fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    private JsonNode resolve(JsonNode schema) {
        String ref = schema.path("$ref").asText();
        return ref.isEmpty() ? schema : api.at(ref.substring(1));
    }
}
