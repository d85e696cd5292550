package org.citationhubs.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a connector in src/docs/connect, and what a worker of Kafka Connect does with a record before it
 * hands it to the connector.
 *
 * @param name name of the connector and of its file
 * @param settings settings, with placeholders
 */
record ConnectSettings(String name, Map<String, String> settings) {

    static final Path FOLDER = Path.of("src", "docs", "connect");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA_FOLDER = "${directory:/opt/citation-hubs/connect:";

    /** Reads the settings of all connectors. */
    static List<ConnectSettings> all() throws Exception {
        List<ConnectSettings> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.contains("-to-") && name.endsWith(".json")) {
                    all.add(of(name.replace(".json", "")));
                }
            }
        }
        return all;
    }

    /** Reads the settings of a connector. */
    static ConnectSettings of(String name) throws Exception {
        Map<String, String> settings = new TreeMap<>();
        JSON.readTree(FOLDER.resolve(name + ".json").toFile())
                .properties()
                .forEach(setting ->
                        settings.put(setting.getKey(), setting.getValue().textValue()));
        return new ConnectSettings(name, settings);
    }

    String get(String setting) {
        String value = settings.get(setting);
        if (value == null) {
            throw new IllegalArgumentException(name + " has no " + setting);
        }
        return value;
    }

    /** Returns the settings with a prefix, without it; a file named by the directory provider is its content. */
    private Map<String, String> under(String prefix) throws Exception {
        Map<String, String> under = new HashMap<>();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            String value = setting.getValue();
            if (setting.getKey().startsWith(prefix)) {
                String read = value.startsWith(SCHEMA_FOLDER)
                        ? Files.readString(FOLDER.resolve(value.substring(SCHEMA_FOLDER.length(), value.length() - 1)))
                        : value;
                under.put(setting.getKey().substring(prefix.length()), read);
            }
        }
        return under;
    }

    /** Converts and transforms a record as a worker does, with the classes that the settings name. */
    SinkRecord delivered(String key, @Nullable JsonNode value) throws Exception {
        SchemaAndValue convertedKey = converted("key.converter", true, key.getBytes());
        SchemaAndValue converted =
                converted("value.converter", false, value == null ? null : JSON.writeValueAsBytes(value));
        SinkRecord record = new SinkRecord(
                get("topics"),
                0,
                convertedKey.schema(),
                convertedKey.value(),
                converted.schema(),
                converted.value(),
                0,
                0L,
                TimestampType.CREATE_TIME);
        for (String transform : get("transforms").split(",")) {
            try (Transformation<SinkRecord> step = instance("transforms." + transform + ".type")) {
                step.configure(under("transforms." + transform + '.'));
                record = step.apply(record);
            }
        }
        return record;
    }

    private SchemaAndValue converted(String setting, boolean isKey, byte @Nullable [] bytes) throws Exception {
        Converter converter = instance(setting);
        converter.configure(under(setting + '.'), isKey);
        return converter.toConnectData(get("topics"), bytes);
    }

    @SuppressWarnings("unchecked")
    private <T> T instance(String setting) throws Exception {
        return (T) Class.forName(get(setting)).getDeclaredConstructor().newInstance();
    }
}
