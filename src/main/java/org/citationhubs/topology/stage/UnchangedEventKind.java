package org.citationhubs.topology.stage;

import java.util.List;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.ReferenceEntry;
import org.citationhubs.citation.reference.ReferenceList;

/** The reason why an event changed nothing, for the meters. */
public enum UnchangedEventKind {
    /** The event repeats what the list holds. */
    DUPLICATE,
    /** The list holds newer statements than the event. */
    LATE;

    /** Returns the kind of an event that does not change a list. */
    public static UnchangedEventKind of(CitationEvent event, ReferenceList known) {
        return isLate(event, known) ? LATE : DUPLICATE;
    }

    private static boolean isLate(CitationEvent event, ReferenceList known) {
        boolean beforeComplete =
                known.completeAt() != null && event.observedAt().isBefore(known.completeAt());
        if (event.complete() && beforeComplete) {
            return true;
        }
        List<ReferenceEntry> entries = known.entries();
        int i = 0;
        // Both are sorted by the cited work.
        for (Citation citation : event.citations()) {
            while (i < entries.size() && entries.get(i).cited().compareTo(citation.cited()) < 0) {
                i++;
            }
            boolean hasEntry = i < entries.size() && entries.get(i).cited().equals(citation.cited());
            // The newest complete list stands for the tombstone of a citation without an entry.
            if (hasEntry ? event.observedAt().isBefore(entries.get(i).observedAt()) : beforeComplete) {
                return true;
            }
        }
        return false;
    }
}
