package org.citationhubs.hub.summary;

import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.work.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * A change of a hub as it is told.
 *
 * @param cause the citing work whose list changed the hub last since it was shown before; null if none did, as where something was
 *     said of the hub itself, or if that is not known any more
 * @param revision of the summary that contains the change, or of the last one before the hub was withdrawn
 * @param withdrawn whether the hub was withdrawn with the change
 * @param asOf for each partition of {@code citations.v1} the offset up to which the summary holds
 */
public record HubChangeEvent(
        WorkId hub,
        HubChange change,
        @Nullable WorkId cause,
        long revision,
        boolean withdrawn,
        InputOffsets asOf) {

    /** Names the change: told again after a crash it has the same id. */
    public String id() {
        String subject = change.subject();
        return hub.value()
                + '#'
                + revision
                + (withdrawn ? ":withdrawn:" : ":")
                + change.kind()
                + (subject == null ? "" : ':' + subject);
    }
}
