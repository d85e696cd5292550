package org.citationhubs.serde.json;

import org.citationhubs.citation.work.WorkEvent;

/** Writes the JSON of {@code works.v1}, such that {@link WorkEventReader} reads the event back. May be shared by threads. */
public final class WorkEventWriter {

    private final JsonOutput json = new JsonOutput();

    /** The value of a record. */
    public byte[] write(EventOrigin origin, WorkEvent event) {
        return json.object(out -> {
            origin.writeEventId(out);
            out.writeStringField("observedAt", event.observedAt().toString());
            origin.writeSource(out);
            out.writeStringField("id", event.work().value());
            JsonOutput.work(out, event.facts());
        });
    }
}
