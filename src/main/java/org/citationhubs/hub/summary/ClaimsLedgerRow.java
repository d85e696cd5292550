package org.citationhubs.hub.summary;

import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Mention;
import org.jspecify.annotations.Nullable;

/** A row of a hub's claims ledger. The rows are ordered: abstract, claims, supporting and contesting statements. */
public sealed interface ClaimsLedgerRow {

    /** The abstract of the work. */
    record AbstractRow(String text) implements ClaimsLedgerRow {}

    /**
     * A claim of the work.
     *
     * @param text null if citing works refer to a claim that the work is not known to make
     * @param supportingWorks citing works with a statement that supports it
     * @param contestingWorks citing works with a statement that contests it
     * @param statements the strongest statements, first supporting, then contesting
     */
    record ClaimRow(
            String id, @Nullable String text, int supportingWorks, int contestingWorks, List<StatementRow> statements)
            implements ClaimsLedgerRow {

        public ClaimRow {
            statements = List.copyOf(statements);
        }
    }

    /**
     * A statement of a citing work.
     *
     * @param supports whether it supports the hub or the claim; otherwise it contests it
     * @param citing the citing work
     * @param title title of the citing work, null if not known
     */
    record StatementRow(
            boolean supports, WorkId citing, @Nullable String title, Mention mention) implements ClaimsLedgerRow {}
}
