package org.citationhubs.api.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.serde.json.JsonFields;

/** JSON written field by field: no objects are made for an answer that is bytes a moment later. */
public final class JsonBytes {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonBytes() {}

    /** One object with the fields that are written. */
    public static byte[] object(JsonFields fields) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(4_096);
                JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    /** A field with the ids of works. */
    public static void ids(JsonGenerator out, String field, Collection<WorkId> works) throws IOException {
        out.writeArrayFieldStart(field);
        for (WorkId work : works) {
            out.writeString(work.value());
        }
        out.writeEndArray();
    }
}
