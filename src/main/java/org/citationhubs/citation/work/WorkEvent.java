package org.citationhubs.citation.work;

import java.time.Instant;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.source.SourceKey;

/**
 * The facts that a registry states of one work at one time.
 *
 * @param work the work
 * @param observedAt when the registry was read; the newest statement of a source wins, field by field
 * @param facts the stated facts
 * @param source who states them
 */
public record WorkEvent(WorkId work, Instant observedAt, WorkFacts facts, SourceKey source) {

    /** Creates an event without a source. */
    public WorkEvent(WorkId work, Instant observedAt, WorkFacts facts) {
        this(work, observedAt, facts, SourceKey.UNNAMED);
    }

    /** Returns this event as one of another source. */
    public WorkEvent withSource(SourceKey stating) {
        return new WorkEvent(work, observedAt, facts, stating);
    }
}
