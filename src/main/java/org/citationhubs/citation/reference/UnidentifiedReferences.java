package org.citationhubs.citation.reference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The number of references of a work that a source could not identify.
 *
 * @param observedAt when the list was observed; the newest statement of a source wins, at equal times the greater
 *     number
 */
public record UnidentifiedReferences(Instant observedAt, int references) implements Comparable<UnidentifiedReferences> {

    /** Returns the newer of a known statement and one of an event. */
    static @Nullable UnidentifiedReferences newest(@Nullable UnidentifiedReferences known, CitationEvent event) {
        Integer references = event.unidentified();
        if (references == null) {
            return known;
        }
        UnidentifiedReferences stated = new UnidentifiedReferences(event.observedAt(), references);
        return known == null || stated.compareTo(known) > 0 ? stated : known;
    }

    @Override
    public int compareTo(UnidentifiedReferences other) {
        int byTime = observedAt.compareTo(other.observedAt);
        return byTime != 0 ? byTime : Integer.compare(references, other.references);
    }
}
