package org.citationhubs.topology.lists;

import java.util.List;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.ReferenceEntry;
import org.citationhubs.citation.reference.ReferenceList;

/** Finds the reason why an event changed nothing. */
final class StaleEventCheck {

    private StaleEventCheck() {}

    /**
     * Returns whether the list holds newer statements than the event. If not, the event repeats what the list holds.
     */
    static boolean isStale(CitationEvent event, ReferenceList known) {
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
