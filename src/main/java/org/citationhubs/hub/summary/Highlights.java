package org.citationhubs.hub.summary;

import java.util.List;

/**
 * The representative citing works and the strongest statements of a hub.
 *
 * @param representative representative citing works, in the order in which they were chosen
 * @param supporting the strongest statements that support the hub
 * @param contesting the strongest statements that contest the hub
 * @param claims counts and statements by id of the claim
 */
public record Highlights(
        List<RepresentativeChoice> representative,
        List<StatementRef> supporting,
        List<StatementRef> contesting,
        List<ClaimPolarities> claims) {

    /** The highlights of a hub without citing works. */
    public static final Highlights NONE = new Highlights(List.of(), List.of(), List.of(), List.of());

    public Highlights {
        representative = List.copyOf(representative);
        supporting = List.copyOf(supporting);
        contesting = List.copyOf(contesting);
        claims = List.copyOf(claims);
    }
}
