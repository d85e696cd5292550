package org.citationhubs.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TopicSchemasTest {

    private static final Path EXAMPLES = Path.of("topics", "examples");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TopicCatalog catalog = TopicCatalog.load();

    @Test
    void everySchemaIsValid() throws IOException {
        JsonSchema metaSchema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        for (TopicSpec spec : catalog.all()) {
            assertThat(metaSchema.validate(JSON.readTree(catalog.schema(spec.name()))))
                    .as(spec.name())
                    .isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> examplesAreValid() {
        return catalog.all().stream().flatMap(spec -> {
            JsonSchema schema = schema(spec);
            List<Path> examples = files(EXAMPLES.resolve(spec.name()));
            assertThat(examples).as("examples of " + spec.name()).hasSizeGreaterThanOrEqualTo(2);
            return examples.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            title(file), () -> assertThat(schema.validate(JSON.readTree(file.toFile())))
                                    .isEmpty()));
        });
    }

    /** Includes the event of the Python program, which is JSON except for a trailing comma. */
    @Test
    void eventsInTheGuideForCrawlersAreValid() throws IOException {
        JsonSchema schema = schema(catalog.get("citations.v1"));
        ObjectReader lenient = JSON.reader().with(JsonReadFeature.ALLOW_TRAILING_COMMA);
        String guide = Files.readString(Path.of("topics", "README.md"));
        Matcher event = Pattern.compile("\\{\\s*\"op\"").matcher(guide);
        int events = 0;
        while (event.find()) {
            JsonNode json = lenient.readTree(guide.substring(event.start()));
            assertThat(schema.validate(json)).as(json.toString()).isEmpty();
            events++;
        }
        assertThat(events).isGreaterThanOrEqualTo(5);
    }

    @TestFactory
    Stream<DynamicTest> invalidExamplesFailAtTheStatedField() {
        return catalog.all().stream().flatMap(spec -> {
            JsonSchema schema = schema(spec);
            List<Path> examples = files(EXAMPLES.resolve("invalid").resolve(spec.name()));
            assertThat(examples).as("invalid examples of " + spec.name()).hasSizeGreaterThanOrEqualTo(3);
            return examples.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            title(file), () -> assertFailsAsStated(schema, JSON.readTree(file.toFile()))));
        });
    }

    private static void assertFailsAsStated(JsonSchema schema, JsonNode example) {
        assertThat(example.path("because").asText()).isNotBlank();
        JsonNode expected = example.path("expect");
        String reason =
                expected.path(expected.has("repair") ? "repair" : "reason").asText();
        String field = example.path("expect").path("field").asText();
        List<String> fields = schema.validate(example.path("value")).stream()
                .map(TopicSchemasTest::field)
                .toList();

        if (reason.equals("INVALID_SCHEMA") || reason.equals("INVALID_DATE")) {
            assertThat(fields).contains(field);
        } else {
            assertThat(fields)
                    .as("breaks only a rule that the schema cannot express")
                    .isEmpty();
            assertThat(example.path("value").at(field).isMissingNode())
                    .as("the field exists")
                    .isFalse();
        }
    }

    private static String field(ValidationMessage message) {
        String at = message.getInstanceLocation().toString();
        return message.getType().equals("required") ? at + "/" + message.getProperty() : at;
    }

    private JsonSchema schema(TopicSpec spec) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        catalog.schema(spec.name()),
                        SchemaValidatorsConfig.builder()
                                .pathType(PathType.JSON_POINTER)
                                .formatAssertionsEnabled(true)
                                .build());
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String title(Path file) {
        return EXAMPLES.relativize(file).toString();
    }
}
