package org.citationhubs.serde.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.Claim;
import org.citationhubs.citation.work.Claims;
import org.citationhubs.citation.work.FactType;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.SameAs;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.citation.work.WorkField.Stated;

/** Writes the facts of a work into an event so that {@link WorkFactsReader} reads the same facts. */
final class WorkFactsWriter {

    private WorkFactsWriter() {}

    /** Writes the known fields that may be stated at a place of an event into an object that was begun. */
    static void write(JsonGenerator out, WorkFacts facts, Stated stated) throws IOException {
        int index = 0;
        for (int rest = facts.tags(); rest != 0; rest &= rest - 1) {
            WorkField field = WorkField.ofTag(Integer.numberOfTrailingZeros(rest));
            Object value = facts.valueAt(index++);
            if (field != null && field.isStated(stated)) {
                out.writeFieldName(field.fieldName());
                write(out, field.type(), value);
            }
        }
    }

    private static void write(JsonGenerator out, FactType type, Object value) throws IOException {
        switch (type) {
            case SHORT_TEXT, LONG_TEXT -> out.writeString((String) value);
            case DATE -> out.writeString(value.toString());
            case AUTHORS -> write(out, (Authors) value);
            case CLAIMS -> write(out, (Claims) value);
            case RETRACTION -> write(out, (RetractionNotice) value);
            case SAME_AS -> {
                WorkId other = ((SameAs) value).work();
                out.writeString(other == null ? null : other.value());
            }
        }
    }

    private static void write(JsonGenerator out, Authors authors) throws IOException {
        out.writeStartArray();
        for (Author author : authors.list()) {
            out.writeStartObject();
            JsonWriter.writeIfKnown(out, "id", author.id());
            JsonWriter.writeIfKnown(out, "name", author.name());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, Claims claims) throws IOException {
        out.writeStartArray();
        for (Claim claim : claims.list()) {
            out.writeStartObject();
            out.writeStringField("id", claim.id());
            out.writeStringField("text", claim.text());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** Writes null for a retraction that was taken back. */
    private static void write(JsonGenerator out, RetractionNotice retraction) throws IOException {
        Instant noticedAt = retraction.noticedAt();
        if (noticedAt == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        JsonWriter.writeIfKnown(out, "noticeId", retraction.noticeId());
        out.writeStringField("noticedAt", noticedAt.toString());
        JsonWriter.writeIfKnown(out, "reason", retraction.reason());
        out.writeEndObject();
    }
}
