package org.citationhubs.hub.summary;

import org.citationhubs.citation.work.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * A work cited together with a hub.
 *
 * @param title null if nobody said it
 * @param count how many works cite both
 */
public record CoCitedWork(WorkId id, @Nullable String title, int count) {}
