package org.citationhubs.api.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The items of a list without what is around them. */
final class CsvWriter {

    private CsvWriter() {}

    /** One JSON document a line. */
    static byte[] lines(JsonNode items) {
        StringBuilder text = new StringBuilder();
        for (JsonNode item : items) {
            text.append(item).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Comma-separated values as RFC 4180 has them, lines ended by CRLF. A list of texts is one value, joined by semicolons; what has parts of its own is left
     * to the other forms.
     */
    static byte[] csv(JsonNode items) {
        Set<String> columns = new LinkedHashSet<>();
        for (JsonNode item : items) {
            item.properties().forEach(field -> {
                if (isValue(field.getValue())) {
                    columns.add(field.getKey());
                }
            });
        }
        StringBuilder text = new StringBuilder();
        row(text, new ArrayList<>(columns));
        for (JsonNode item : items) {
            row(text, columns.stream().map(column -> value(item.path(column))).toList());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isValue(JsonNode value) {
        return value.isValueNode() || (value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode));
    }

    private static String value(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(JsonNode::asText).collect(Collectors.joining(";"));
        }
        return value.isNull() || value.isMissingNode() ? "" : value.asText();
    }

    private static void row(StringBuilder text, List<String> values) {
        String separator = "";
        for (String value : values) {
            text.append(separator).append(quoted(value));
            separator = ",";
        }
        text.append("\r\n");
    }

    private static String quoted(String value) {
        return value.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                ? '"' + value.replace("\"", "\"\"") + '"'
                : value;
    }
}
