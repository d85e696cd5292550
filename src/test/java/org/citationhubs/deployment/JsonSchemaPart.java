package org.citationhubs.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import org.citationhubs.topics.TopicCatalog;
import org.jspecify.annotations.Nullable;

/**
 * A value that the JSON Schema of a topic describes.
 *
 * @param root the whole schema, in which references are resolved
 * @param part the schema of the value
 */
record JsonSchemaPart(JsonNode root, JsonNode part) {

    /** Returns the schema of the values of a topic. */
    static JsonSchemaPart ofTopic(String topic) {
        try {
            JsonNode schema = new ObjectMapper().readTree(TopicCatalog.load().schema(topic));
            return new JsonSchemaPart(schema, schema);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the types that the value may have. */
    Set<String> types() {
        Set<String> types = new TreeSet<>();
        JsonNode resolved = resolved();
        JsonNode type = resolved.path("type");
        if (type.isTextual()) {
            types.add(type.textValue());
        }
        type.forEach(one -> types.add(one.textValue()));
        if (resolved.has("enum")) {
            resolved.path("enum").forEach(value -> types.add(value.isNull() ? "null" : "string"));
        }
        resolved.path("anyOf").forEach(option -> types.addAll(new JsonSchemaPart(root, option).types()));
        return types;
    }

    /** Returns whether the value always has a property. */
    boolean requires(String property) {
        for (JsonNode required : object().path("required")) {
            if (required.textValue().equals(property)) {
                return true;
            }
        }
        return false;
    }

    /** Returns a property of the value; null if the schema has none of this name. */
    @Nullable
    JsonSchemaPart property(String name) {
        JsonNode object = object();
        JsonNode property = object.path("properties").path(name);
        if (!property.isMissingNode()) {
            return new JsonSchemaPart(root, property);
        }
        boolean isName = false;
        for (JsonNode known : object.at("/propertyNames/enum")) {
            isName |= known.textValue().equals(name);
        }
        return isName ? new JsonSchemaPart(root, object.path("additionalProperties")) : null;
    }

    /** Returns the elements of a list. */
    JsonSchemaPart items() {
        return new JsonSchemaPart(root, resolved().path("items"));
    }

    private JsonNode resolved() {
        JsonNode reference = part.path("$ref");
        return reference.isMissingNode() ? part : root.at(reference.textValue().substring(1));
    }

    /** Returns the schema of the value where it is an object. */
    private JsonNode object() {
        JsonNode resolved = resolved();
        for (JsonNode option : resolved.path("anyOf")) {
            JsonSchemaPart part = new JsonSchemaPart(root, option);
            if (part.resolved().has("properties")) {
                return part.resolved();
            }
        }
        return resolved;
    }
}
