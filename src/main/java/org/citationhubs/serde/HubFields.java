package org.citationhubs.serde;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.citationhubs.hub.CoCitedWork;

/** Fields that several documents on hubs have in common. */
public final class HubFields {

    /** Characters of a title where nothing is short of room. */
    static final int LINE = 240;

    private HubFields() {}

    /** The field that says up to which input an answer holds. */
    public static void writeAsOf(JsonGenerator out, Map<Integer, Long> asOf) throws IOException {
        out.writeObjectFieldStart("asOf");
        out.writeObjectFieldStart("citations.v1");
        for (Map.Entry<Integer, Long> offset : asOf.entrySet()) {
            out.writeNumberField(Integer.toString(offset.getKey()), offset.getValue());
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    static void writeCoCited(JsonGenerator out, CoCitedWork work, int line) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", work.id().value());
        out.writeStringField("title", Excerpt.orNull(work.title(), line));
        out.writeNumberField("count", work.count());
        out.writeEndObject();
    }

    /** To four decimals: more would be noise. */
    static void writeDecimal(JsonGenerator out, String field, double value) throws IOException {
        out.writeNumberField(field, Math.round(value * 10_000) / 10_000.0);
    }

    /** A year with four digits. */
    public static String yearText(int year) {
        return year >= 1000
                ? Integer.toString(year)
                : "0".repeat(4 - Integer.toString(year).length()) + year;
    }
}
