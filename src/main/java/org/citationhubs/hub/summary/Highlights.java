package org.citationhubs.hub.summary;

import java.util.List;

/**
 * What stands out among the citing works of a hub.
 *
 * @param representative works worth reading, in the order in which they were chosen
 * @param supporting the strongest statements for the hub
 * @param contesting the strongest statements against it
 * @param claims how citing works stand to its claims, by id of the claim
 */
public record Highlights(
        List<RepresentativeChoice> representative,
        List<StatementRef> supporting,
        List<StatementRef> contesting,
        List<ClaimPolarities> claims) {

    /** Nothing stands out. */
    public static final Highlights NONE = new Highlights(List.of(), List.of(), List.of(), List.of());

    public Highlights {
        representative = List.copyOf(representative);
        supporting = List.copyOf(supporting);
        contesting = List.copyOf(contesting);
        claims = List.copyOf(claims);
    }
}
