package org.citationhubs.citation.work;

import java.time.Instant;
import org.citationhubs.citation.id.WorkId;

/**
 * The facts that a registry states of one work at one time.
 *
 * @param work the work
 * @param observedAt when the registry was read; the newest statement wins, field by field
 * @param facts the stated facts
 */
public record WorkEvent(WorkId work, Instant observedAt, WorkFacts facts) {}
