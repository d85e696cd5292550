package org.citationhubs.serde.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.hub.summary.ClaimsLedgerRow;
import org.citationhubs.hub.summary.ClaimsLedgerRow.AbstractRow;
import org.citationhubs.hub.summary.ClaimsLedgerRow.ClaimRow;
import org.citationhubs.hub.summary.ClaimsLedgerRow.StatementRow;

/**
 * Writes claims ledgers as JSON, each row with its kind: {@code abstract}, {@code claim}, {@code support} or
 * {@code contest}.
 */
public final class ClaimsLedgerWriter {

    /** Writes whole texts. */
    public static final ClaimsLedgerWriter WHOLE =
            new ClaimsLedgerWriter(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** Writes excerpts: at most 10 claims, each with the strongest statement for and against it. */
    static final ClaimsLedgerWriter SHORT = new ClaimsLedgerWriter(10, 2, 10, 240);

    /** Writes the same rows with shorter texts. */
    static final ClaimsLedgerWriter SHORTER = new ClaimsLedgerWriter(10, 2, 10, 120);

    /** Writes few statements about the hub and no claims. */
    static final ClaimsLedgerWriter SHORTEST = new ClaimsLedgerWriter(0, 0, 4, 60);

    /** Writes the row of the abstract alone. */
    static final ClaimsLedgerWriter NOTHING = new ClaimsLedgerWriter(0, 0, 0, 60);

    private final int mostClaims;
    private final int mostStatements;
    private final int mostOfHub;
    private final int mostText;

    private ClaimsLedgerWriter(int mostClaims, int mostStatements, int mostOfHub, int mostText) {
        this.mostClaims = mostClaims;
        this.mostStatements = mostStatements;
        this.mostOfHub = mostOfHub;
        this.mostText = mostText;
    }

    /** Writes the ledger as a field of an object that was begun. */
    void writeField(JsonGenerator out, String field, List<ClaimsLedgerRow> ledger) throws IOException {
        out.writeFieldName(field);
        write(out, ledger);
    }

    /** Writes the ledger as an array. */
    public void write(JsonGenerator out, List<ClaimsLedgerRow> ledger) throws IOException {
        out.writeStartArray();
        int claims = 0;
        int supporting = 0;
        int contesting = 0;
        for (ClaimsLedgerRow row : ledger) {
            if (row instanceof AbstractRow text) {
                out.writeStartObject();
                out.writeStringField("kind", "abstract");
                out.writeStringField("text", cut(text.text(), 4));
                out.writeEndObject();
            } else if (row instanceof StatementRow statement) {
                int written = statement.supports() ? supporting++ : contesting++;
                if (isAmong(written, mostOfHub)) {
                    writeStatement(out, statement);
                }
            } else if (row instanceof ClaimRow claim && claims++ < mostClaims) {
                writeClaim(out, claim);
            }
        }
        out.writeEndArray();
    }

    private void writeClaim(JsonGenerator out, ClaimRow claim) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", "claim");
        out.writeStringField("id", claim.id());
        out.writeStringField("text", claim.text() == null ? null : cut(claim.text(), 2));
        out.writeNumberField("supportingWorks", claim.supportingWorks());
        out.writeNumberField("contestingWorks", claim.contestingWorks());
        out.writeArrayFieldStart("statements");
        int supporting = 0;
        int contesting = 0;
        for (StatementRow statement : claim.statements()) {
            int written = statement.supports() ? supporting++ : contesting++;
            if (isAmong(written, mostStatements)) {
                writeStatement(out, statement);
            }
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    /** Returns whether a statement has room: half of the statements support, half contest. */
    private static boolean isAmong(int written, int most) {
        return most == Integer.MAX_VALUE || written < most / 2;
    }

    private void writeStatement(JsonGenerator out, StatementRow row) throws IOException {
        Mention mention = row.mention();
        out.writeStartObject();
        out.writeStringField("kind", row.supports() ? "support" : "contest");
        out.writeStringField("citing", row.citing().value());
        out.writeStringField("title", row.title() == null ? null : cut(row.title(), 1));
        out.writeStringField("section", mention.section() == null ? null : cut(mention.section(), 1));
        out.writeStringField("context", mention.context() == null ? null : cut(mention.context(), 1));
        out.writeStringField("polarity", mention.stance().polarity().name());
        if (mention.stance().confidence() >= 0) {
            HubJsonFields.writeDecimal(out, "confidence", mention.stance().confidence());
        }
        out.writeEndObject();
    }

    private String cut(String text, int times) {
        return mostText == Integer.MAX_VALUE ? text : Excerpt.of(text, mostText * times);
    }
}
