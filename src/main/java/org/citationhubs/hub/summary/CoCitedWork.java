package org.citationhubs.hub.summary;

import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * A work cited together with a hub.
 *
 * @param title the title, null if not known
 * @param count number of works that cite both
 */
public record CoCitedWork(WorkId id, @Nullable String title, int count) {}
