package org.citationhubs.hub;

import java.util.SortedMap;
import org.citationhubs.citation.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * A change of a hub as it is told.
 *
 * @param cause the citing work whose list changed the hub last, null if that is not known any more
 * @param revision of the summary that contains the change
 * @param asOf for each partition of {@code citations.v1} the offset up to which the summary holds
 */
public record HubNews(
        WorkId hub, HubChange change, @Nullable WorkId cause, long revision, SortedMap<Integer, Long> asOf) {

    /** Names the change: told again after a crash it has the same id. */
    public String id() {
        String subject = change.subject();
        return hub.value() + '#' + revision + ':' + change.kind() + (subject == null ? "" : ':' + subject);
    }
}
