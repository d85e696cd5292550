package org.citationhubs.hub.summary;

import java.util.List;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.work.WorkId;
import org.jspecify.annotations.Nullable;

/** A row of a hub's claims ledger. The order: the abstract, the claims as the work states them, statements for it, statements against. */
public sealed interface ClaimsLedgerRow {

    /** What the work says of itself. */
    record AbstractRow(String text) implements ClaimsLedgerRow {}

    /**
     * A claim of the work.
     *
     * @param text null if citing works name a claim that the work is not known to make
     * @param supportingWorks citing works with a statement for it
     * @param contestingWorks citing works with a statement against it
     * @param statements the strongest, for it and then against it
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
     * @param supports whether it is shown as one for the hub or the claim; else as one against
     * @param citing the citing work
     * @param title of the citing work, null if nobody said
     */
    record StatementRow(
            boolean supports, WorkId citing, @Nullable String title, Mention mention) implements ClaimsLedgerRow {}
}
