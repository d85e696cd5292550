package org.citationhubs.citation.work;

import java.time.Instant;

/**
 * What a registry says of one work at one time.
 *
 * @param work the work
 * @param observedAt when the registry was asked; the newest word wins, field by field
 * @param facts what it says
 */
public record WorkEvent(WorkId work, Instant observedAt, WorkFacts facts) {}
