package org.citationhubs.serde.json;

import org.citationhubs.citation.source.SourceEvent;

/** Writes the values of {@code sources.v1} so that {@link SourceEventReader} reads the same event. Thread-safe. */
public final class SourceEventWriter {

    /** Returns the value of a record; its key is the name of the system. */
    public byte[] write(SourceEvent event) {
        return JsonWriter.object(out -> {
            out.writeBooleanField("revoked", event.revoked());
            JsonWriter.writeIfKnown(out, "reason", event.reason());
        });
    }
}
