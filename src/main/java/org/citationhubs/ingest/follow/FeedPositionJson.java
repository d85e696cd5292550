package org.citationhubs.ingest.follow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.citationhubs.ingest.format.ImportException;
import org.jspecify.annotations.Nullable;

/** Writes and reads the values of {@code feeds.v1}. Members that are not known are ignored. */
final class FeedPositionJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FeedPositionJson() {}

    static byte[] write(FeedPosition position) {
        ObjectNode json = JSON.createObjectNode();
        json.put("from", position.window().from().toString());
        json.put("until", position.window().until().toString());
        json.put("complete", position.complete());
        if (position.asked() != null) {
            json.put("asked", position.asked().toString());
        }
        if (position.cursor() != null) {
            json.put("cursor", position.cursor());
        }
        json.put("read", position.read());
        if (position.total() != PageEnvelope.UNKNOWN) {
            json.put("total", position.total());
        }
        if (!position.query().isEmpty()) {
            json.put("query", position.query());
        }
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a position.
     *
     * @throws ImportException if the value is none; the message names the member
     */
    static FeedPosition read(byte[] value) {
        JsonNode json;
        try {
            json = JSON.readTree(value);
        } catch (IOException e) {
            throw new ImportException("no JSON: " + e.getMessage(), e);
        }
        Instant from = required("from", time(json, "from"));
        Instant until = required("until", time(json, "until"));
        if (until.isBefore(from)) {
            throw new ImportException("until: is before from", null);
        }
        if (!json.path("complete").isBoolean()) {
            throw new ImportException("complete: expected true or false", null);
        }
        return new FeedPosition(
                new FeedWindow(from, until),
                json.path("complete").booleanValue(),
                time(json, "asked"),
                text(json, "cursor"),
                number(json, "read", 0),
                number(json, "total", PageEnvelope.UNKNOWN),
                json.path("query").asText(""));
    }

    private static Instant required(String member, @Nullable Instant time) {
        if (time == null) {
            throw new ImportException(member + ": missing", null);
        }
        return time;
    }

    private static @Nullable Instant time(JsonNode json, String member) {
        String text = text(json, member);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new ImportException(member + ": expected a time such as 2026-05-25T10:00:00Z", e);
        }
    }

    private static @Nullable String text(JsonNode json, String member) {
        JsonNode value = json.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new ImportException(member + ": expected a string", null);
        }
        return value.textValue();
    }

    private static long number(JsonNode json, String member, long missing) {
        JsonNode value = json.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return missing;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new ImportException(member + ": expected a whole number", null);
        }
        return value.longValue();
    }
}
