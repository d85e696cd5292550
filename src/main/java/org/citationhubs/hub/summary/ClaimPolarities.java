package org.citationhubs.hub.summary;

import java.util.List;

/**
 * How citing works stand to one claim of a hub, as far as their mentions name it.
 *
 * @param claim its id
 * @param supporting citing works of which one mention at least supports the claim
 * @param contesting citing works of which one mention at least contests it; a work that does both is in both counts
 * @param strongestSupporting the strongest few, one mention of each citing work at the most
 * @param strongestContesting as well
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

    /** Nobody names the claim. */
    static ClaimPolarities none(String claim) {
        return new ClaimPolarities(claim, 0, 0, List.of(), List.of());
    }
}
