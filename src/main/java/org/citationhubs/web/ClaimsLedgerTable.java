package org.citationhubs.web;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.hub.summary.ClaimsLedgerRow;
import org.citationhubs.hub.summary.ClaimsLedgerRow.ClaimRow;
import org.citationhubs.hub.summary.ClaimsLedgerRow.StatementRow;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a hub with the statements for and against them.
 *
 * @param supporting statements for the hub as a whole, strongest first
 * @param contesting statements against the hub as a whole, strongest first
 */
record ClaimsLedgerTable(
        List<ClaimTableRow> claims, List<StatementTableRow> supporting, List<StatementTableRow> contesting) {

    /**
     * A claim of the hub.
     *
     * @param text of the claim; its id if the text is unknown
     * @param known whether the text is known
     */
    record ClaimTableRow(
            String text,
            boolean known,
            String supportingWorks,
            String contestingWorks,
            List<StatementTableRow> statements) {}

    /**
     * A statement of a citing work.
     *
     * @param kind {@code support} or {@code contrast}
     * @param stance {@code For} or {@code Against}
     * @param context the sentence; null if unknown
     */
    record StatementTableRow(
            String kind,
            String stance,
            WorkLink citing,
            @Nullable String section,
            @Nullable String context) {}

    static ClaimsLedgerTable of(List<ClaimsLedgerRow> rows) {
        List<ClaimTableRow> claims = new ArrayList<>();
        List<StatementTableRow> supporting = new ArrayList<>();
        List<StatementTableRow> contesting = new ArrayList<>();
        for (ClaimsLedgerRow row : rows) {
            if (row instanceof ClaimRow claim) {
                claims.add(new ClaimTableRow(
                        claim.text() == null ? claim.id() : claim.text(),
                        claim.text() != null,
                        DisplayFormat.count(claim.supportingWorks()),
                        DisplayFormat.count(claim.contestingWorks()),
                        claim.statements().stream()
                                .map(ClaimsLedgerTable::statement)
                                .toList()));
            } else if (row instanceof StatementRow statement) {
                (statement.supports() ? supporting : contesting).add(statement(statement));
            }
            // The page shows the abstract in a section of its own.
        }
        return new ClaimsLedgerTable(claims, supporting, contesting);
    }

    /** Returns whether there are neither claims nor statements. */
    public boolean isEmpty() {
        return claims.isEmpty() && supporting.isEmpty() && contesting.isEmpty();
    }

    private static StatementTableRow statement(StatementRow row) {
        return new StatementTableRow(
                row.supports() ? "support" : "contrast",
                row.supports() ? "For" : "Against",
                WorkLink.of(row.citing(), row.title()),
                row.mention().section(),
                row.mention().context());
    }
}
