package org.citationhubs.serde.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where an event comes from. It stays in the record, for people who trace an event back; no answer depends on it.
 *
 * @param eventId names the event, if it has a name
 * @param system where the fact was seen, such as {@code crossref}
 * @param crawler what saw it, with its version
 */
public record EventOrigin(
        @Nullable String eventId,
        @Nullable String system,
        @Nullable String crawler) {

    /** Requires that the current value is a well-formed {@code source}. */
    static void check(JsonInput in) throws IOException, RejectedRecordException {
        if (in.isNull()) {
            return;
        }
        in.object();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "system", "crawler" -> in.string();
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
