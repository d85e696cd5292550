package org.citationhubs.hub;

import java.time.Instant;
import org.citationhubs.citation.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * What a hub counts of one of its citing works.
 *
 * @param publishedAt when the citing work was published, null if nobody said
 * @param observedAt when the citation was first observed, to the second
 * @param statements how its mentions are spread over roles and polarities
 */
public record CitationFacts(@Nullable PartialDate publishedAt, Instant observedAt, Statements statements) {}
