package org.citationhubs.hub.summary;

import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.jspecify.annotations.Nullable;

/**
 * A change of a hub as it is published.
 *
 * @param cause the citing work whose list changed the hub last since its previous publication; null if no list did, for
 *     example if facts of the hub itself changed, or if the cause is no longer known
 * @param epoch when the state that the change is from was created, in milliseconds since 1970; zero for a state of
 *     release 0.1.0
 * @param revision revision of the summary that contains the change, or of the last one before the hub was withdrawn
 * @param withdrawn whether the hub was withdrawn with the change
 * @param asOf the input that the summary covers
 */
public record HubChangeEvent(
        WorkId hub,
        HubChange change,
        @Nullable WorkId cause,
        long epoch,
        long revision,
        boolean withdrawn,
        InputOffsets asOf) {

    /**
     * Returns the id of the change. A change that is published again after a crash has the same id. A change of a state
     * that was reset has another one, although revisions begin at one again.
     */
    public String id() {
        String subject = change.subject();
        return hub.value()
                + '#'
                + (epoch == 0 ? "" : Long.toString(epoch, Character.MAX_RADIX) + '.')
                + revision
                + (withdrawn ? ":withdrawn:" : ":")
                + change.kind()
                + (subject == null ? "" : ':' + subject);
    }
}
