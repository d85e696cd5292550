package org.citationhubs.ingest.format.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Puts values of any type where a record has others. */
public final class JsonDamage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonDamage() {}

    /** Returns values of all types, among them some that look right. */
    public static Arbitrary<String> values() {
        return Arbitraries.of(
                "null",
                "true",
                "7",
                "-1.5e300",
                "123456789012345678901234567890",
                "\"\"",
                "\"text\"",
                "\"2020-13-45\"",
                "\"\\u0000\\ud800\"",
                "[]",
                "{}",
                "[[]]",
                "[null, 7, \"text\", [], {}]",
                "{\"a\": {\"b\": [1, {\"DOI\": \"10.5555/damage\"}]}}",
                "[{\"type\": [\"retraction\"], \"DOI\": {}}]");
    }

    /** Parses an object that is written with single quotes. */
    public static ObjectNode object(String quoted) {
        return (ObjectNode) node(quoted.replace('\'', '"'));
    }

    /**
     * Replaces one of the values in a field of an object, or the value of the field itself.
     *
     * @param at chooses which
     * @return whether it is the value of the field itself
     */
    public static boolean damage(ObjectNode object, String field, int at, String value) {
        List<Consumer<JsonNode>> places = new ArrayList<>();
        places.add(node -> object.set(field, node));
        collect(object.path(field), places);
        places.get(at % places.size()).accept(node(value));
        return at % places.size() == 0;
    }

    private static void collect(JsonNode node, List<Consumer<JsonNode>> places) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                places.add(value -> object.set(name, value));
                collect(object.path(name), places);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(value -> array.set(index, value));
                collect(array.path(i), places);
            }
        }
    }

    private static JsonNode node(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
