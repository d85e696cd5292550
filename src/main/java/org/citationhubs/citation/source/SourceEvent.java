package org.citationhubs.citation.source;

import org.jspecify.annotations.Nullable;

/**
 * A decision on a system: what it states no longer counts, or counts again. Of several decisions the last one holds.
 *
 * @param system name of the system, empty for events that name none
 * @param revoked whether its statements no longer count
 * @param reason why, for people; null if none is given
 */
public record SourceEvent(
        String system, boolean revoked, @Nullable String reason) {}
