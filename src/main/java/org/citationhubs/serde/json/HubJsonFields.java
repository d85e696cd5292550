package org.citationhubs.serde.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.Map;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.hub.summary.CoCitedWork;
import org.jspecify.annotations.Nullable;

/** Writes fields that several documents about hubs have in common. */
public final class HubJsonFields {

    /** How many characters a title has at most where the size of the document allows it. */
    static final int LINE = 240;

    // These names occur in many rows. A name that is encoded once is copied and not examined character by character.
    static final SerializableString ID = new SerializedString("id");
    static final SerializableString TITLE = new SerializedString("title");
    private static final SerializableString COUNT = new SerializedString("count");

    private HubJsonFields() {}

    /** Writes a field with a text or null. */
    static void writeText(JsonGenerator out, SerializableString field, @Nullable String text) throws IOException {
        out.writeFieldName(field);
        out.writeString(text);
    }

    /** Writes the input offsets that an answer covers. */
    static void writeAsOf(JsonGenerator out, InputOffsets asOf) throws IOException {
        out.writeObjectFieldStart("asOf");
        out.writeObjectFieldStart("citations.v1");
        for (Map.Entry<Integer, Long> offset : asOf.byPartition().entrySet()) {
            out.writeNumberField(Integer.toString(offset.getKey()), offset.getValue());
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    static void writeCoCited(JsonGenerator out, CoCitedWork work, int line) throws IOException {
        out.writeStartObject();
        writeText(out, ID, work.id().value());
        writeText(out, TITLE, Excerpt.orNull(work.title(), line));
        out.writeFieldName(COUNT);
        out.writeNumber(work.count());
        out.writeEndObject();
    }

    /** Writes a number with four decimals: more would be noise. */
    static void writeDecimal(JsonGenerator out, String field, double value) throws IOException {
        out.writeNumberField(field, Math.round(value * 10_000) / 10_000.0);
    }

    /** Returns a year with four digits. */
    public static String yearText(int year) {
        return year >= 1000
                ? Integer.toString(year)
                : "0".repeat(4 - Integer.toString(year).length()) + year;
    }
}
