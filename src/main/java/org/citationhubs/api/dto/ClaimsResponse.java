package org.citationhubs.api.dto;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.util.List;
import org.citationhubs.api.answer.ServedBy;
import org.citationhubs.hub.summary.ClaimsLedgerRow;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.serde.json.ClaimsLedgerWriter;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The claims ledger of a hub with texts in full length. */
@Schema(name = "Claims")
public record ClaimsResponse(
        // Written as in summaries, so that a row has the same fields in both.
        @JsonSerialize(using = LedgerSerializer.class)
        @Schema(type = SchemaType.ARRAY, implementation = HubSummarySchema.LedgerRowSchema.class)
        List<ClaimsLedgerRow> items,

        int total,

        @Schema(description = "Always null: the ledger has one page") @Nullable
        String nextCursor,

        AsOf asOf,

        @JsonUnwrapped ServedByFields origin) {

    public static ClaimsResponse of(HubSummary hub, ServedBy origin) {
        return new ClaimsResponse(
                hub.ledger(), hub.ledger().size(), null, AsOf.of(hub.asOf()), ServedByFields.of(origin, hub.asOf()));
    }

    static final class LedgerSerializer extends JsonSerializer<List<ClaimsLedgerRow>> {

        @Override
        public void serialize(List<ClaimsLedgerRow> ledger, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            ClaimsLedgerWriter.WHOLE.write(out, ledger);
        }
    }
}
