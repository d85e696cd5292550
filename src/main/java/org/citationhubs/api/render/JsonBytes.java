package org.citationhubs.api.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes documents as JSON, with the defaults of Jackson. */
public final class JsonBytes {

    private static final ObjectMapper JSON = new JsonMapper();

    private JsonBytes() {}

    public static byte[] of(Object document) {
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    static JsonNode tree(Object document) {
        return JSON.valueToTree(document);
    }

    static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("not written as JSON", e);
        }
    }
}
