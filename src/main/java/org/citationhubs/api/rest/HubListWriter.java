package org.citationhubs.api.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.citationhubs.api.render.ForwardableRequest;
import org.citationhubs.api.render.JsonBytes;
import org.citationhubs.api.render.ResponseRenderer;
import org.citationhubs.hub.summary.HubLabel.LabelName;
import org.citationhubs.query.leaderboard.LeaderboardEntry;
import org.citationhubs.query.leaderboard.LeaderboardPage;
import org.citationhubs.serde.json.HubJsonFields;

/** A page of hubs of all partitions, as an answer. */
final class HubListWriter {

    private HubListWriter() {}

    /**
     * Writes it.
     *
     * @param self who answers
     */
    static Response response(LeaderboardPage hubs, String self, ForwardableRequest request) {
        byte[] json = JsonBytes.object(out -> {
            out.writeArrayFieldStart("items");
            for (LeaderboardEntry hub : hubs.items()) {
                write(out, hub);
            }
            out.writeEndArray();
            Integer total = hubs.total();
            if (total != null) {
                out.writeNumberField("total", total);
            }
            out.writeStringField("nextCursor", hubs.nextCursor());
            HubJsonFields.writeAsOf(out, hubs.asOf());
            out.writeArrayFieldStart("unavailable");
            for (int partition : hubs.unavailable().keySet()) {
                out.writeNumber(partition);
            }
            out.writeEndArray();
            out.writeStringField("servedBy", self);
            out.writeBooleanField("standby", hubs.standby());
        });
        return ResponseRenderer.response(() -> json, null, request);
    }

    private static void write(JsonGenerator out, LeaderboardEntry hub) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", hub.id().value());
        out.writeStringField("title", hub.title());
        out.writeStringField("tier", hub.tier().name());
        LabelName label = hub.label();
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
