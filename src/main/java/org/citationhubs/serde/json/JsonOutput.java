package org.citationhubs.serde.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.citationhubs.citation.work.Author;
import org.citationhubs.citation.work.Claim;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;
import org.jspecify.annotations.Nullable;

/** Writes JSON objects; what is not known is left out. */
final class JsonOutput {

    private final JsonFactory factory = new JsonFactory();

    /** One object as UTF-8. */
    byte[] object(JsonFields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = factory.createGenerator(bytes)) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("no text that can be written as JSON", e);
        }
        return bytes.toByteArray();
    }

    static void text(JsonGenerator out, String field, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(field, value);
        }
    }

    /** What a list says of a cited work. */
    static void cited(JsonGenerator out, WorkFacts facts) throws IOException {
        text(out, "title", facts.title());
        if (facts.publishedAt() != null) {
            out.writeStringField("publishedAt", facts.publishedAt().toString());
        }
        if (facts.authors() != null) {
            out.writeArrayFieldStart("authors");
            for (Author author : facts.authors().list()) {
                out.writeStartObject();
                text(out, "id", author.id());
                text(out, "name", author.name());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
    }

    /** What an event says of its citing work. */
    static void citing(JsonGenerator out, WorkFacts facts) throws IOException {
        cited(out, facts);
        text(out, "venue", facts.venue());
        text(out, "field", facts.field());
        text(out, "summary", facts.summary());
    }

    /** What a registry says of a work. */
    static void work(JsonGenerator out, WorkFacts facts) throws IOException {
        citing(out, facts);
        text(out, "abstract", facts.abstractText());
        if (facts.claims() != null) {
            out.writeArrayFieldStart("claims");
            for (Claim claim : facts.claims().list()) {
                out.writeStartObject();
                out.writeStringField("id", claim.id());
                out.writeStringField("text", claim.text());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        if (facts.retraction() != null) {
            out.writeFieldName("retraction");
            retraction(out, facts.retraction());
        }
        if (facts.sameAs() != null) {
            WorkId other = facts.sameAs().work();
            out.writeStringField("sameAs", other == null ? null : other.value());
        }
    }

    /** Null for what was taken back. */
    private static void retraction(JsonGenerator out, RetractionNotice retraction) throws IOException {
        Instant noticedAt = retraction.noticedAt();
        if (noticedAt == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        text(out, "noticeId", retraction.noticeId());
        out.writeStringField("noticedAt", noticedAt.toString());
        text(out, "reason", retraction.reason());
        out.writeEndObject();
    }
}
