package org.citationhubs.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.citationhubs.topics.TopicCatalog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Checks the settings of Kafka Connect against the topic that they read, with the converters of Kafka. */
class ConnectSettingsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POSTGRESQL = "hub-summaries-to-postgresql";
    private static final String OPENSEARCH = "hub-summaries-to-opensearch";
    private static final Map<String, String> COLUMN_TYPES =
            Map.of("STRING", "text", "INT64", "bigint", "FLOAT64", "double precision");
    private static final Map<String, List<String>> MAPPED_TYPES = Map.of(
            "keyword", List.of("string"),
            "text", List.of("string"),
            "date", List.of("string"),
            "long", List.of("integer"),
            "double", List.of("number"));

    private final JsonSchemaPart summaries = JsonSchemaPart.ofTopic(TopicCatalog.HUB_SUMMARIES);

    @Test
    void everyConnectorReadsCommittedRecordsOfATopic() throws Exception {
        TopicCatalog topics = TopicCatalog.load();
        assertThat(ConnectSettings.all()).extracting(ConnectSettings::name).containsExactly(OPENSEARCH, POSTGRESQL);
        for (ConnectSettings connector : ConnectSettings.all()) {
            assertThat(connector.get("name")).isEqualTo(connector.name());
            assertThat(topics.all()).extracting(topic -> topic.name()).contains(connector.get("topics"));
            assertThat(connector.get("consumer.override.isolation.level")).isEqualTo("read_committed");
        }
    }

    @Test
    void connectSchemaFitsTheSchemaOfTheTopic() throws Exception {
        JsonNode connect = JSON.readTree(ConnectSettings.FOLDER
                .resolve("hub-summaries.connect-schema.json")
                .toFile());

        assertThat(differences(connect, summaries, "")).isEmpty();
    }

    /** Returns the fields that the topic need not have as they are declared. */
    private static List<String> differences(JsonNode struct, JsonSchemaPart object, String path) {
        List<String> differences = new ArrayList<>();
        for (JsonNode field : struct.required("fields")) {
            String name = field.required("field").textValue();
            String at = path + '/' + name;
            JsonSchemaPart property = object.property(name);
            String type = field.required("type").textValue();
            String expected =
                    switch (type) {
                        case "struct" -> "object";
                        case "string" -> "string";
                        case "int64" -> "integer";
                        case "double" -> "number";
                        default -> "none";
                    };
            if (property == null || !property.types().contains(expected)) {
                differences.add(at + " is no " + expected);
                continue;
            }
            boolean mayLack = !object.requires(name) || property.types().contains("null");
            if (mayLack && !field.required("optional").booleanValue()) {
                differences.add(at + " may be absent or null");
            }
            if (type.equals("struct")) {
                differences.addAll(differences(field, property, at));
            }
        }
        return differences;
    }

    @Test
    void exampleSummariesBecomeRowsOfTheTable() throws Exception {
        ConnectSettings connector = ConnectSettings.of(POSTGRESQL);
        Map<String, String> columns = columns();
        for (JsonNode summary : summaries()) {
            // when a summary is delivered
            SinkRecord record = connector.delivered(summary.required("id").textValue(), summary);
            // then its key and its fields are the columns of the table
            Struct row = (Struct) record.value();
            assertThat(key(record)).isEqualTo(summary.required("id").textValue());
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put(connector.get("primary.key.fields"), "text primary key");
            for (Field field : row.schema().fields()) {
                String type = COLUMN_TYPES.get(field.schema().type().name());
                fields.put(field.name(), type + (field.schema().isOptional() ? "" : " not null"));
            }
            assertThat(fields).isEqualTo(columns);
            // then the values are those of the summary
            row.validate();
            assertThat(row.getInt64("citing_works"))
                    .isEqualTo(summary.at("/citingWorks").longValue());
            assertThat(row.getString("published_at"))
                    .isEqualTo(summary.at("/publishedAt").textValue());
            assertThat(row.getInt64("windows_d365"))
                    .isEqualTo(summary.at("/windows/d365").longValue());
            assertThat(row.getString("label_name"))
                    .isEqualTo(summary.at("/label/name").textValue());
            assertThat(row.getInt64("neutral_works"))
                    .isEqualTo(
                            summary.at("/polarities/NEUTRAL").isMissingNode()
                                    ? null
                                    : (Long) summary.at("/polarities/NEUTRAL/citingWorks")
                                            .longValue());
        }
    }

    /** Debezium's connector reads keys that are structs, and no others. */
    private static @Nullable Object key(SinkRecord record) throws Exception {
        String field = ConnectSettings.of(POSTGRESQL).get("primary.key.fields");
        return ((Struct) record.key()).get(field);
    }

    private static Map<String, String> columns() throws Exception {
        String table = Files.readString(ConnectSettings.FOLDER.resolve(POSTGRESQL + ".sql"));
        assertThat(table)
                .contains("create table " + ConnectSettings.of(POSTGRESQL).get("collection.name.format") + ' ');
        Map<String, String> columns = new LinkedHashMap<>();
        Pattern.compile("^ {4}(\\w+) (.*?),?$", Pattern.MULTILINE)
                .matcher(table)
                .results()
                .forEach(column -> columns.put(column.group(1), column.group(2)));
        return columns;
    }

    @Test
    void hubThatIsNoneAnyMoreIsDeleted() throws Exception {
        SinkRecord row = ConnectSettings.of(POSTGRESQL).delivered("doi:10.1000/a", null);
        SinkRecord document = ConnectSettings.of(OPENSEARCH).delivered("doi:10.1000/a", null);

        assertThat(key(row)).isEqualTo("doi:10.1000/a");
        assertThat(row.value()).isNull();
        assertThat(document.key()).isEqualTo("doi:10.1000/a");
        assertThat(document.value()).isNull();
        assertThat(ConnectSettings.of(POSTGRESQL).get("delete.enabled")).isEqualTo("true");
        assertThat(ConnectSettings.of(OPENSEARCH).get("behavior.on.null.values"))
                .isEqualTo("delete");
    }

    @Test
    void documentsAreTheSummariesWithoutWhatCannotBeIndexed() throws Exception {
        ConnectSettings connector = ConnectSettings.of(OPENSEARCH);
        for (JsonNode summary : summaries()) {
            SinkRecord record = connector.delivered(summary.required("id").textValue(), summary);

            ObjectNode expected = summary.deepCopy();
            expected.remove(List.of("asOf", "sources"));
            assertThat(record.valueSchema()).isNull();
            JsonNode document = JSON.readTree(JSON.writeValueAsBytes(record.value()));
            assertThat(document).isEqualTo(expected);
        }
    }

    @Test
    void indexMapsFieldsOfTheTopic() throws Exception {
        JsonNode template = JSON.readTree(
                ConnectSettings.FOLDER.resolve("opensearch-index-template.json").toFile());

        assertThat(template.at("/index_patterns/0").textValue())
                .isEqualTo(ConnectSettings.of(OPENSEARCH).get("topics"));
        assertThat(unmappable(template.at("/template/mappings"), summaries, "")).isEmpty();
    }

    private static List<String> unmappable(JsonNode mapping, JsonSchemaPart object, String path) {
        List<String> unmappable = new ArrayList<>();
        mapping.required("properties").properties().forEach(property -> {
            String at = path + '/' + property.getKey();
            JsonSchemaPart part = object.property(property.getKey());
            JsonSchemaPart element = part != null && part.types().contains("array") ? part.items() : part;
            if (element == null) {
                unmappable.add(at + " is no field");
            } else if (property.getValue().has("properties")) {
                unmappable.addAll(unmappable(property.getValue(), element, at));
            } else if (!element.types()
                    .containsAll(MAPPED_TYPES.get(
                            property.getValue().required("type").textValue()))) {
                unmappable.add(at + " has types " + element.types());
            }
        });
        return unmappable;
    }

    private static List<JsonNode> summaries() throws Exception {
        List<JsonNode> summaries = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("topics", "examples", TopicCatalog.HUB_SUMMARIES))) {
            for (Path file : files.toList()) {
                summaries.add(JSON.readTree(file.toFile()));
            }
        }
        assertThat(summaries).hasSizeGreaterThanOrEqualTo(2);
        return summaries;
    }
}
