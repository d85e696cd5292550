package org.citationhubs.query.listing;

import org.citationhubs.citation.work.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * A work cited together with a hub.
 *
 * @param title null if nobody said it, or if the partition that owns it does not answer
 * @param count how many works cite both
 * @param citingWorks how many works cite this one, null if the partition that owns it does not answer
 * @param score by the measure that ranks
 */
public record CoCitedItem(
        WorkId id,
        @Nullable String title,
        int count,
        @Nullable Integer citingWorks,
        double score) {}
