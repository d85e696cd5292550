package org.citationhubs.serde.json;

import java.io.IOException;
import java.time.Instant;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.reference.Repair.RepairReason;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.citation.source.SourceKey;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.citation.work.WorkField.Stated;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of {@code works.v1}.
 *
 * <p>An event needs an id and a time. Any other part that cannot be read is left out and collected in {@link Repairs}.
 * Unknown fields are ignored, and no type is converted to another. Null is the same as absent, except that it takes
 * back a {@code retraction} and a {@code sameAs}. Thread-safe.
 */
public final class WorkEventReader {

    private final JsonRecords records;
    private final InputLimits limits;

    /** Creates a reader that rejects events over the limits. */
    public WorkEventReader(InputLimits limits) {
        this.records = new JsonRecords(limits.eventBytes());
        this.limits = limits;
    }

    /**
     * Reads one event.
     *
     * @param json the value of the record, null if it has none
     * @throws RejectedRecordException if the bytes are no event or the event is over the limits
     */
    public WorkEvent read(byte @Nullable [] json) throws RejectedRecordException {
        return read(json, new Repairs());
    }

    /**
     * Reads one event.
     *
     * @param json the value of the record, null if it has none
     * @param repairs collects the parts that were left out or read in part
     * @throws RejectedRecordException if the bytes are no event or the event is over the limits
     */
    public WorkEvent read(byte @Nullable [] json, Repairs repairs) throws RejectedRecordException {
        return records.read(json, repairs, this::event);
    }

    private WorkEvent event(JsonInput in) throws IOException, RejectedRecordException {
        in.object();
        SourceKey source = SourceKey.UNNAMED;
        WorkId id = null;
        Instant observedAt = null;
        WorkFactsReader facts = new WorkFactsReader(limits, Stated.BY_REGISTRY);
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "id" -> id = in.workId();
                case "observedAt" -> observedAt = in.instant();
                case "eventId" -> in.optionalString();
                case "source" -> source = EventOrigin.readSource(in);
                default -> {
                    if (!facts.read(field, in)) {
                        in.skip();
                    }
                }
            }
        }
        id = in.required("id", id);
        observedAt = in.required("observedAt", observedAt);
        WorkFacts stated = facts.facts(observedAt);
        if (id.equals(stated.survivor())) {
            in.repairedField(RepairReason.INVALID_WORK_ID, "sameAs", "is the id of the work itself");
            stated = stated.with(WorkField.SAME_AS, null);
        }
        return new WorkEvent(id, observedAt, stated, source);
    }
}
