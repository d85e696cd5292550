package org.citationhubs.api;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.citationhubs.hub.Label.Name;
import org.citationhubs.query.Leader;
import org.citationhubs.query.Leaders;
import org.citationhubs.serde.HubFields;

/** A page of hubs of all partitions, as an answer. */
final class HubList {

    private HubList() {}

    /**
     * Writes it.
     *
     * @param self who answers
     */
    static Response response(Leaders hubs, String self, Incoming request) {
        byte[] json = Json.object(out -> {
            out.writeArrayFieldStart("items");
            for (Leader hub : hubs.items()) {
                write(out, hub);
            }
            out.writeEndArray();
            Integer total = hubs.total();
            if (total != null) {
                out.writeNumberField("total", total);
            }
            out.writeStringField("nextCursor", hubs.nextCursor());
            HubFields.writeAsOf(out, hubs.asOf());
            out.writeArrayFieldStart("unavailable");
            for (int partition : hubs.unavailable().keySet()) {
                out.writeNumber(partition);
            }
            out.writeEndArray();
            out.writeStringField("servedBy", self);
            out.writeBooleanField("standby", hubs.standby());
        });
        return Formed.response(() -> json, null, request);
    }

    private static void write(JsonGenerator out, Leader hub) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", hub.id().value());
        out.writeStringField("title", hub.title());
        out.writeStringField("tier", hub.tier().name());
        Name label = hub.label();
        out.writeStringField("label", label == null ? null : label.text());
        out.writeNumberField("citingWorks", hub.citingWorks());
        out.writeObjectFieldStart("windows");
        out.writeNumberField("d1", hub.windows().d1());
        out.writeNumberField("d7", hub.windows().d7());
        out.writeNumberField("d30", hub.windows().d30());
        out.writeNumberField("d365", hub.windows().d365());
        out.writeEndObject();
        out.writeNumberField("velocity", hub.windows().velocity());
        out.writeNumberField("zScore", hub.windows().zScore());
        out.writeEndObject();
    }
}
