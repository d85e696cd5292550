package org.citationhubs.serde;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.citationhubs.citation.Mention;
import org.citationhubs.hub.LedgerRow;
import org.citationhubs.hub.LedgerRow.Abstract;
import org.citationhubs.hub.LedgerRow.ClaimRow;
import org.citationhubs.hub.LedgerRow.StatementRow;

/** Claims ledgers as JSON, each row with its kind: {@code abstract}, {@code claim}, {@code support} or {@code contest}. */
public final class LedgerWriter {

    /** With whole texts. */
    public static final LedgerWriter WHOLE =
            new LedgerWriter(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** With excerpts, for a document of bounded size: at most 10 claims with the strongest statement of each side. */
    static final LedgerWriter SHORT = new LedgerWriter(10, 2, 10, 240);

    /** The same rows with less of their texts. */
    static final LedgerWriter SHORTER = new LedgerWriter(10, 2, 10, 120);

    /** The statements of the hub alone, and few of them. */
    static final LedgerWriter SHORTEST = new LedgerWriter(0, 0, 4, 60);

    /** No rows but that of the abstract. */
    static final LedgerWriter NOTHING = new LedgerWriter(0, 0, 0, 60);

    private final int mostClaims;
    private final int mostStatements;
    private final int mostOfHub;
    private final int mostText;

    private LedgerWriter(int mostClaims, int mostStatements, int mostOfHub, int mostText) {
        this.mostClaims = mostClaims;
        this.mostStatements = mostStatements;
        this.mostOfHub = mostOfHub;
        this.mostText = mostText;
    }

    /** The ledger as a field of an object that was begun. */
    public void writeField(JsonGenerator out, String field, List<LedgerRow> ledger) throws IOException {
        out.writeArrayFieldStart(field);
        int claims = 0;
        int supporting = 0;
        int contesting = 0;
        for (LedgerRow row : ledger) {
            if (row instanceof Abstract text) {
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

    /** Half of the statements are for, half of them against. */
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
            HubFields.writeDecimal(out, "confidence", mention.stance().confidence());
        }
        out.writeEndObject();
    }

    private String cut(String text, int times) {
        return mostText == Integer.MAX_VALUE ? text : Excerpt.of(text, mostText * times);
    }
}
