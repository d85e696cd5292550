package org.citationhubs.serde.json;

import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkField.Stated;

/** Writes the JSON of {@code works.v1} so that {@link WorkEventReader} reads the same event. Thread-safe. */
public final class WorkEventWriter {

    /** Returns the value of a record. */
    public byte[] write(EventOrigin origin, WorkEvent event) {
        return JsonWriter.object(out -> {
            origin.writeEventId(out);
            out.writeStringField("observedAt", event.observedAt().toString());
            origin.writeSource(out, event.source());
            out.writeStringField("id", event.work().value());
            WorkFactsWriter.write(out, event.facts(), Stated.BY_REGISTRY);
        });
    }
}
