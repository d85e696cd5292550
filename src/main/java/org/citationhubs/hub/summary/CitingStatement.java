package org.citationhubs.hub.summary;

import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Mention;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a citing work, as it reads.
 *
 * @param title of the citing work, null if no event states it
 */
public record CitingStatement(WorkId citing, @Nullable String title, Mention mention) {}
