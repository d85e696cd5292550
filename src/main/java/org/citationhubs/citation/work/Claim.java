package org.citationhubs.citation.work;

import java.util.Comparator;

/**
 * One thing that a work claims.
 *
 * @param id names the claim within the work; mentions of citing works go by it
 * @param text the claim
 */
public record Claim(String id, String text) implements Comparable<Claim> {

    private static final Comparator<Claim> ORDER =
            Comparator.comparing(Claim::id).thenComparing(Claim::text);

    @Override
    public int compareTo(Claim other) {
        return ORDER.compare(this, other);
    }
}
