package org.citationhubs.serde.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.citationhubs.citation.source.SourceKey;
import org.jspecify.annotations.Nullable;

/**
 * The origin of an event beside its source. It stays in the record, so that operators can find where an event comes
 * from; no answer depends on it.
 *
 * @param eventId the id of the event, null if it has none
 * @param crawler the program that observed the fact, with its version
 */
public record EventOrigin(
        @Nullable String eventId, @Nullable String crawler) {

    /** No id and no crawler. */
    public static final EventOrigin NONE = new EventOrigin(null, null);

    /** Reads the current value, a {@code source}. */
    static SourceKey readSource(JsonInput in) throws IOException {
        if (!in.optionalObject()) {
            return SourceKey.UNNAMED;
        }
        String system = null;
        String record = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "system" -> system = in.text(SourceKey.SYSTEM_CHARACTERS);
                case "record" -> record = in.text(SourceKey.RECORD_CHARACTERS);
                case "crawler" -> in.optionalString();
                default -> in.skip();
            }
        }
        if (system == null && record == null) {
            return SourceKey.UNNAMED;
        }
        return new SourceKey(system == null ? "" : system, record == null ? "" : record);
    }

    void writeEventId(JsonGenerator out) throws IOException {
        JsonWriter.writeIfKnown(out, "eventId", eventId);
    }

    void writeSource(JsonGenerator out, SourceKey source) throws IOException {
        if (source.equals(SourceKey.UNNAMED) && crawler == null) {
            return;
        }
        out.writeObjectFieldStart("source");
        writeUnlessEmpty(out, "system", source.system());
        writeUnlessEmpty(out, "record", source.record());
        JsonWriter.writeIfKnown(out, "crawler", crawler);
        out.writeEndObject();
    }

    private static void writeUnlessEmpty(JsonGenerator out, String field, String value) throws IOException {
        if (!value.isEmpty()) {
            out.writeStringField(field, value);
        }
    }
}
