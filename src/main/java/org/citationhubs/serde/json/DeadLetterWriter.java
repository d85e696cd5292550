package org.citationhubs.serde.json;

import java.time.Instant;
import org.citationhubs.citation.reference.Rejection;
import org.jspecify.annotations.Nullable;

/** Writes the JSON of {@code dead-letters.v1}. */
public final class DeadLetterWriter {

    /** How many bytes a control character takes in JSON, as in {@code \\u0001}. */
    private static final int CONTROL_CHARACTER = 6;

    private DeadLetterWriter() {}

    /**
     * Returns the value of a record. Bytes that are not UTF-8 are written in base 64, so that the rejected record can
     * be restored. So is text that escapes would more than double: a dead letter larger than its topic allows would
     * stop the stream.
     */
    public static byte[] write(DeadLetter letter) {
        Rejection rejection = letter.rejection();
        return JsonWriter.object(out -> {
            out.writeStringField("reason", rejection.reason().name());
            out.writeStringField("message", rejection.message());
            JsonWriter.writeIfKnown(out, "field", pointer(rejection.field()));
            out.writeObjectFieldStart("source");
            out.writeStringField("topic", letter.topic());
            out.writeNumberField("partition", letter.partition());
            out.writeNumberField("offset", letter.offset());
            out.writeStringField(
                    "timestamp", Instant.ofEpochMilli(letter.timestamp()).toString());
            out.writeEndObject();
            byte[] key = letter.key();
            out.writeStringField("key", key == null ? null : Utf8.decode(key));
            byte[] value = letter.value();
            String text = value == null || mostlyEscapes(value) ? null : Utf8.decode(value);
            if (value != null && text == null) {
                out.writeFieldName("valueBase64");
                out.writeBinary(value);
            } else {
                out.writeStringField("value", text);
            }
        });
    }

    /** Returns the path of a field, such as {@code citations[3].cited.id}, as a JSON Pointer (RFC 6901). */
    private static @Nullable String pointer(@Nullable String path) {
        return path == null
                ? null
                : '/'
                        + path.replace("~", "~0")
                                .replace("/", "~1")
                                .replace("]", "")
                                .replace('[', '/')
                                .replace('.', '/');
    }

    private static boolean mostlyEscapes(byte[] value) {
        long written = 0;
        for (byte b : value) {
            written += b >= 0 && b < ' ' ? CONTROL_CHARACTER : b == '"' || b == '\\' ? 2 : 1;
        }
        return written > 2L * value.length;
    }
}
