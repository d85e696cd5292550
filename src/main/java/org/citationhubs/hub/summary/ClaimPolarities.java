package org.citationhubs.hub.summary;

import java.util.List;

/**
 * Counts citing works that support or contest one claim of a hub in mentions that refer to the claim.
 *
 * @param claim id of the claim
 * @param supporting citing works with at least one mention that supports the claim
 * @param contesting citing works with at least one mention that contests it; a work that does both is in both counts
 * @param strongestSupporting the strongest supporting mentions, at most one of each citing work
 * @param strongestContesting the strongest contesting mentions, at most one of each citing work
 */
public record ClaimPolarities(
        String claim,
        int supporting,
        int contesting,
        List<StatementRef> strongestSupporting,
        List<StatementRef> strongestContesting) {

    public ClaimPolarities {
        strongestSupporting = List.copyOf(strongestSupporting);
        strongestContesting = List.copyOf(strongestContesting);
    }

    /** Returns the counts of a claim that no mention refers to. */
    static ClaimPolarities none(String claim) {
        return new ClaimPolarities(claim, 0, 0, List.of(), List.of());
    }
}
