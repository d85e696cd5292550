package org.citationhubs.topology.lists;

import java.util.List;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.ReferenceEntry;
import org.citationhubs.citation.reference.ReferenceList;

/** Why an event changed nothing. */
final class StaleEventCheck {

    private StaleEventCheck() {}

    /** Whether something newer than the event was known of what it says; if not, all of it was said before. */
    static boolean of(CitationEvent event, ReferenceList known) {
        if (event.complete() && known.completeAt() != null && event.observedAt().isBefore(known.completeAt())) {
            return true;
        }
        List<ReferenceEntry> entries = known.entries();
        int i = 0;
        // Both are sorted by the cited work.
        for (Citation citation : event.citations()) {
            while (i < entries.size() && entries.get(i).cited().compareTo(citation.cited()) < 0) {
                i++;
            }
            if (i < entries.size()
                    && entries.get(i).cited().equals(citation.cited())
                    && event.observedAt().isBefore(entries.get(i).observedAt())) {
                return true;
            }
        }
        return false;
    }
}
