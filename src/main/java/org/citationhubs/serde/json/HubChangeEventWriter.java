package org.citationhubs.serde.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.citationhubs.hub.summary.HubChange.ValueChange;
import org.citationhubs.hub.summary.HubChangeEvent;
import org.jspecify.annotations.Nullable;

/** Writes the changes of hubs as the JSON of {@code hub-changes.v1}. */
public final class HubChangeEventWriter {

    private HubChangeEventWriter() {}

    /** Returns the change as JSON. */
    public static byte[] write(HubChangeEvent event) {
        return JsonWriter.object(out -> {
            out.writeStringField("id", event.id());
            out.writeStringField("hub", event.hub().value());
            out.writeStringField("kind", event.change().kind().name());
            out.writeFieldName("before");
            writeValue(out, event.change().before());
            out.writeFieldName("after");
            writeValue(out, event.change().after());
            if (event.cause() == null) {
                out.writeNullField("cause");
            } else {
                out.writeObjectFieldStart("cause");
                out.writeStringField("citing", event.cause().value());
                out.writeEndObject();
            }
            out.writeNumberField("revision", event.revision());
            HubJsonFields.writeAsOf(out, event.asOf());
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
