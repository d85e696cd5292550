package org.citationhubs.citation.work;

import java.util.Comparator;

/**
 * A claim that a work makes.
 *
 * @param id identifies the claim within the work; mentions of citing works refer to it
 * @param text the claim in words
 */
public record Claim(String id, String text) implements Comparable<Claim> {

    private static final Comparator<Claim> ORDER =
            Comparator.comparing(Claim::id).thenComparing(Claim::text);

    @Override
    public int compareTo(Claim other) {
        return ORDER.compare(this, other);
    }
}
