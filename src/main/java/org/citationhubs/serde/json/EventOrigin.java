package org.citationhubs.serde.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The origin of an event. It stays in the record, so that operators can find the source of an event; no answer depends
 * on it.
 *
 * @param eventId the id of the event, null if it has none
 * @param system the system that has the fact, such as {@code crossref}
 * @param crawler the program that observed the fact, with its version
 */
public record EventOrigin(
        @Nullable String eventId,
        @Nullable String system,
        @Nullable String crawler) {

    /** Checks the current value, a {@code source}; nothing of it is kept. */
    static void check(JsonInput in) throws IOException {
        if (!in.optionalObject()) {
            return;
        }
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "system", "crawler" -> in.optionalString();
                default -> in.skip();
            }
        }
    }

    void writeEventId(JsonGenerator out) throws IOException {
        JsonWriter.writeIfKnown(out, "eventId", eventId);
    }

    void writeSource(JsonGenerator out) throws IOException {
        if (system == null && crawler == null) {
            return;
        }
        out.writeObjectFieldStart("source");
        JsonWriter.writeIfKnown(out, "system", system);
        JsonWriter.writeIfKnown(out, "crawler", crawler);
        out.writeEndObject();
    }
}
