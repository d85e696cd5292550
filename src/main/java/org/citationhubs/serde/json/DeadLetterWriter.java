package org.citationhubs.serde.json;

import java.time.Instant;
import org.citationhubs.citation.reference.Rejection;
import org.jspecify.annotations.Nullable;

/** Writes the JSON of {@code dead-letters.v1}. */
public final class DeadLetterWriter {

    /** How many bytes a control character takes in JSON, as in {@code \\u0001}. */
    private static final int CONTROL_CHARACTER = 6;

    /** Characters of the message and of the field. A message may quote what a sender wrote. */
    private static final int MOST_CHARACTERS = 2_000;

    private DeadLetterWriter() {}

    /**
     * Returns the value of a record. Bytes that are not UTF-8 are written in base 64, so that the rejected record can
     * be restored. So is text that escapes would more than double: a dead letter larger than its topic allows would
     * stop the stream. A value that does not fit in either form is left out; it is still in its topic.
     *
     * @param mostBytes room for the rejected value
     */
    public static byte[] write(DeadLetter letter, int mostBytes) {
        Rejection rejection = letter.rejection();
        return JsonWriter.object(out -> {
            out.writeStringField("reason", rejection.reason().name());
            out.writeStringField("message", Excerpt.of(rejection.message(), MOST_CHARACTERS));
            JsonWriter.writeIfKnown(out, "field", pointer(Excerpt.orNull(rejection.field(), MOST_CHARACTERS)));
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
            boolean asText = value != null && escapedLength(value) <= Math.min(mostBytes, 2L * value.length);
            String text = value == null || !asText ? null : Utf8.decode(value);
            if (value != null && text == null && base64Length(value) <= mostBytes) {
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

    /** Returns how many bytes a value takes as a JSON string. */
    private static long escapedLength(byte[] value) {
        long written = 0;
        for (byte b : value) {
            written += b >= 0 && b < ' ' ? CONTROL_CHARACTER : b == '"' || b == '\\' ? 2 : 1;
        }
        return written;
    }

    private static long base64Length(byte[] value) {
        return (value.length + 2L) / 3 * 4;
    }
}
