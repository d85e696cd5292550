package org.citationhubs.serde;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.citationhubs.hub.HubChange.Value;
import org.citationhubs.hub.HubNews;
import org.jspecify.annotations.Nullable;

/** Changes of hubs as the JSON of {@code hub-changes.v1}. */
public final class HubNewsWriter {

    private static final JsonOutput JSON = new JsonOutput();

    private HubNewsWriter() {}

    /** The change as JSON. */
    public static byte[] write(HubNews news) {
        return JSON.object(out -> {
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
            HubFields.writeAsOf(out, news.asOf());
        });
    }

    private static void writeValue(JsonGenerator out, @Nullable Value value) throws IOException {
        if (value instanceof Value.Text text) {
            out.writeString(text.text());
        } else if (value instanceof Value.CoCited coCited) {
            HubFields.writeCoCited(out, coCited.work(), HubFields.LINE);
        } else {
            out.writeNull();
        }
    }
}
