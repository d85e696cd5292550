package org.citationhubs.topology.stage;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.citationhubs.citation.work.WorkId;

/** The step that a processor is at: whatever it sends meanwhile comes of it. */
public final class CurrentTrace {

    private final StreamTraces traces;
    private TraceStep step = TraceStep.UNTRACED;
    private List<TraceStep> causes = List.of();
    private Instant began = Instant.EPOCH;

    public CurrentTrace(StreamTraces traces) {
        this.traces = traces;
    }

    /** A record is taken in, until {@link #end}. */
    public void record(Headers headers, RecordMetadata metadata) {
        step = traces.onRecord(headers, metadata.topic(), metadata.partition(), metadata.offset());
    }

    /** The publication of a hub that changed in these steps is prepared, until {@link #end}: there may be nothing to publish. */
    public void preparing(List<TraceStep> newCauses) {
        causes = newCauses;
        if (!causes.isEmpty()) {
            began = Instant.now();
        }
    }

    /** There is. */
    public void publishes(WorkId hub) {
        if (!causes.isEmpty()) {
            step = traces.onPublication(hub, began, causes);
        }
    }

    /** Nothing is worked on any more. */
    public void end() {
        step.close();
        step = TraceStep.UNTRACED;
        causes = List.of();
    }

    /** What is worked on. */
    public TraceStep step() {
        return step;
    }

    /** What the records carry that come of it. */
    public Headers headers() {
        return step.headers();
    }
}
