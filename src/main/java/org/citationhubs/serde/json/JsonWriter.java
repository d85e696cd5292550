package org.citationhubs.serde.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes JSON objects as UTF-8. The one place where generators of written documents are made. Thread-safe. */
public final class JsonWriter {

    private static final JsonFactory FACTORY = new JsonFactory();

    private static final int USUAL_BYTES = 512;

    private JsonWriter() {}

    /** Returns one object as UTF-8. */
    static byte[] object(JsonFields fields) {
        try (ByteArrayBuilder bytes = buffer(USUAL_BYTES);
                JsonGenerator out = FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("no text that can be written as JSON", e);
        }
    }

    /** Returns a buffer that takes its memory from the factory's pool. */
    static ByteArrayBuilder buffer(int usualBytes) {
        return new ByteArrayBuilder(FACTORY._getBufferRecycler(), usualBytes);
    }

    static JsonGenerator generator(ByteArrayBuilder bytes) throws IOException {
        return FACTORY.createGenerator(bytes);
    }

    /** Writes a field with a text, or nothing if the text is null. */
    static void writeIfKnown(JsonGenerator out, String field, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(field, value);
        }
    }
}
