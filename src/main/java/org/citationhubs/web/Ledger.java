package org.citationhubs.web;

import java.util.ArrayList;
import java.util.List;
import org.citationhubs.hub.LedgerRow;
import org.citationhubs.hub.LedgerRow.ClaimRow;
import org.citationhubs.hub.LedgerRow.StatementRow;
import org.jspecify.annotations.Nullable;

/**
 * What the hub claims, and what is said for and against.
 *
 * @param supporting statements for the hub as a whole, the strongest first
 * @param contesting statements against it
 */
record Ledger(List<ClaimShown> claims, List<Statement> supporting, List<Statement> contesting) {

    /**
     * A claim of the hub.
     *
     * @param text the claim, or its id where citing works name one that the hub is not known to make
     * @param known whether it is known what the hub claims
     */
    record ClaimShown(
            String text, boolean known, String supportingWorks, String contestingWorks, List<Statement> statements) {}

    /**
     * A statement of a citing work.
     *
     * @param kind {@code support} or {@code contrast}
     * @param stance {@code For} or {@code Against}
     * @param context the sentence, null if it is not known
     */
    record Statement(
            String kind,
            String stance,
            WorkLink citing,
            @Nullable String section,
            @Nullable String context) {}

    static Ledger of(List<LedgerRow> rows) {
        List<ClaimShown> claims = new ArrayList<>();
        List<Statement> supporting = new ArrayList<>();
        List<Statement> contesting = new ArrayList<>();
        for (LedgerRow row : rows) {
            if (row instanceof ClaimRow claim) {
                claims.add(new ClaimShown(
                        claim.text() == null ? claim.id() : claim.text(),
                        claim.text() != null,
                        Words.count(claim.supportingWorks()),
                        Words.count(claim.contestingWorks()),
                        claim.statements().stream().map(Ledger::statement).toList()));
            } else if (row instanceof StatementRow statement) {
                (statement.supports() ? supporting : contesting).add(statement(statement));
            }
            // The abstract stands at the top of the page.
        }
        return new Ledger(claims, supporting, contesting);
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return claims.isEmpty() && supporting.isEmpty() && contesting.isEmpty();
    }

    private static Statement statement(StatementRow row) {
        return new Statement(
                row.supports() ? "support" : "contrast",
                row.supports() ? "For" : "Against",
                WorkLink.of(row.citing(), row.title()),
                row.mention().section(),
                row.mention().context());
    }
}
