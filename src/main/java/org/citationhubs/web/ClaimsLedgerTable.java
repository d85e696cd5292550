package org.citationhubs.web;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.hub.summary.ClaimsLedgerRow;
import org.citationhubs.hub.summary.ClaimsLedgerRow.ClaimRow;
import org.citationhubs.hub.summary.ClaimsLedgerRow.StatementRow;
import org.jspecify.annotations.Nullable;

/**
 * What the hub claims, and what is said for and against.
 *
 * @param supporting statements for the hub as a whole, the strongest first
 * @param contesting statements against it
 */
record ClaimsLedgerTable(
        List<ClaimTableRow> claims, List<StatementTableRow> supporting, List<StatementTableRow> contesting) {

    /**
     * A claim of the hub.
     *
     * @param text the claim, or its id where citing works name one that the hub is not known to make
     * @param known whether it is known what the hub claims
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
     * @param context the sentence, null if it is not known
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
            // The abstract stands at the top of the page.
        }
        return new ClaimsLedgerTable(claims, supporting, contesting);
    }

    /** Whether there is nothing in it. */
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
