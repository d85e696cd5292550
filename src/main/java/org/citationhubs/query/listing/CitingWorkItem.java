package org.citationhubs.query.listing;

import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.count.CitationFacts;
import org.jspecify.annotations.Nullable;

/**
 * A work that cites a hub.
 *
 * @param title null if nobody said it
 * @param facts its date, and how it cites the hub
 */
public record CitingWorkItem(WorkId id, @Nullable String title, CitationFacts facts) {}
