package org.citationhubs.serde.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.citation.work.WorkField.Stated;

/** Writes the JSON of {@code citations.v1} so that {@link CitationEventReader} reads the same event. Thread-safe. */
public final class CitationEventWriter {

    /**
     * Returns the value of a record. Facts that only a registry may state are left out: they belong in
     * {@code works.v1}.
     */
    public byte[] write(EventOrigin origin, CitationEvent event) {
        return JsonWriter.object(out -> {
            origin.writeEventId(out);
            out.writeStringField("op", event.op() == Operation.ASSERT ? "assert" : "retract");
            out.writeStringField("observedAt", event.observedAt().toString());
            origin.writeSource(out, event.source());
            out.writeStringField("references", event.complete() ? "complete" : "partial");
            Integer unidentified = event.unidentified();
            if (unidentified != null) {
                out.writeNumberField("unidentified", unidentified);
            }
            out.writeObjectFieldStart("citing");
            out.writeStringField("id", event.citing().value());
            WorkFactsWriter.write(out, event.facts(), Stated.OF_CITING);
            out.writeEndObject();
            out.writeArrayFieldStart("citations");
            for (Citation citation : event.citations()) {
                write(out, citation);
            }
            out.writeEndArray();
        });
    }

    private static void write(JsonGenerator out, Citation citation) throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("cited");
        out.writeStringField("id", citation.cited().value());
        WorkFactsWriter.write(out, citation.facts(), Stated.OF_CITED);
        out.writeEndObject();
        if (!citation.mentions().isEmpty()) {
            out.writeArrayFieldStart("mentions");
            for (Mention mention : citation.mentions()) {
                write(out, mention);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Mention mention) throws IOException {
        out.writeStartObject();
        JsonWriter.writeIfKnown(out, "section", mention.section());
        JsonWriter.writeIfKnown(out, "context", mention.context());
        if (!mention.roles().isEmpty()) {
            out.writeArrayFieldStart("roles");
            for (RoleAssignment assignment : mention.roles()) {
                out.writeStartObject();
                out.writeStringField("role", assignment.role().name());
                confidence(out, assignment.confidence());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        PolarityAssignment stance = mention.stance();
        if (!stance.equals(PolarityAssignment.UNCLASSIFIED)) {
            out.writeObjectFieldStart("polarity");
            out.writeStringField("value", stance.polarity().name());
            confidence(out, stance.confidence());
            out.writeEndObject();
        }
        JsonWriter.writeIfKnown(out, "classifier", mention.classifier());
        JsonWriter.writeIfKnown(out, "claim", mention.claim());
        out.writeEndObject();
    }

    private static void confidence(JsonGenerator out, float confidence) throws IOException {
        if (confidence != RoleAssignment.UNKNOWN) {
            out.writeNumberField("confidence", confidence);
        }
    }
}
