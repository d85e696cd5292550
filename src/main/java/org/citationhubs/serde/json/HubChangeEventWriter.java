package org.citationhubs.serde.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.citationhubs.hub.summary.HubChange.ValueChange;
import org.citationhubs.hub.summary.HubChangeEvent;
import org.jspecify.annotations.Nullable;

/** Changes of hubs as the JSON of {@code hub-changes.v1}. */
public final class HubChangeEventWriter {

    private HubChangeEventWriter() {}

    /** The change as JSON. */
    public static byte[] write(HubChangeEvent news) {
        return JsonWriter.object(out -> {
            out.writeStringField("id", news.id());
            out.writeStringField("hub", news.hub().value());
            out.writeStringField("kind", news.change().kind().name());
            out.writeFieldName("before");
            writeValue(out, news.change().before());
            out.writeFieldName("after");
            writeValue(out, news.change().after());
            if (news.cause() == null) {
                out.writeNullField("cause");
            } else {
                out.writeObjectFieldStart("cause");
                out.writeStringField("citing", news.cause().value());
                out.writeEndObject();
            }
            out.writeNumberField("revision", news.revision());
            HubJsonFields.writeAsOf(out, news.asOf());
        });
    }

    private static void writeValue(JsonGenerator out, @Nullable ValueChange value) throws IOException {
        if (value instanceof ValueChange.TextChange text) {
            out.writeString(text.text());
        } else if (value instanceof ValueChange.CoCitedChange coCited) {
            HubJsonFields.writeCoCited(out, coCited.work(), HubJsonFields.LINE);
        } else {
            out.writeNull();
        }
    }
}
