package org.citationhubs.serde;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.citationhubs.citation.Author;
import org.citationhubs.citation.WorkFacts;
import org.citationhubs.hub.CoCitedWork;
import org.citationhubs.hub.HubSummary;
import org.citationhubs.hub.Tally;
import org.jspecify.annotations.Nullable;

/**
 * Hub summaries as the JSON of {@code hub-summaries.v1} and of {@code GET /hubs/{id}}.
 *
 * <p>Written field by field: thousands are written a second, and the order of the fields is part of what makes a replay give the same
 * bytes.
 */
public final class HubSummaryWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private HubSummaryWriter() {}

    /** The summary as JSON, null for none. */
    public static byte @Nullable [] writeOrNull(@Nullable HubSummary summary) {
        return summary == null ? null : write(summary);
    }

    /** The summary as JSON. */
    public static byte[] write(HubSummary summary) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(JSON._getBufferRecycler(), 4_096);
                JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            writeFields(out, summary);
            out.writeEndObject();
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    /** The fields of a summary into an object that was begun. */
    public static void writeFields(JsonGenerator out, HubSummary summary) throws IOException {
        out.writeStringField("id", summary.id().value());
        writeIdentity(out, summary.facts());
        out.writeStringField("tier", summary.tier().name());
        out.writeNumberField("citingWorks", summary.citingWorks());
        out.writeNumberField("statements", summary.statements());
        out.writeNumberField("classifiedCitingWorks", summary.classifiedCitingWorks());
        writeTallies(out, "roles", summary.roles());
        writeTallies(out, "polarities", summary.polarities());
        out.writeObjectFieldStart("years");
        for (Map.Entry<Integer, Integer> year : summary.years().entrySet()) {
            out.writeNumberField(yearText(year.getKey()), year.getValue());
        }
        out.writeEndObject();
        out.writeNumberField("undated", summary.undated());
        out.writeNumberField("coCitedWorks", summary.coCitedWorks());
        out.writeNumberField("coCitations", summary.coCitations());
        out.writeArrayFieldStart("coCited");
        for (CoCitedWork work : summary.coCited()) {
            out.writeStartObject();
            out.writeStringField("id", work.id().value());
            out.writeStringField("title", work.title());
            out.writeNumberField("count", work.count());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeNumberField("revision", summary.revision());
        writeAsOf(out, summary.asOf());
    }

    private static void writeIdentity(JsonGenerator out, WorkFacts facts) throws IOException {
        out.writeStringField("title", facts.title());
        out.writeStringField(
                "publishedAt",
                facts.publishedAt() == null ? null : facts.publishedAt().toString());
        if (facts.authors() != null) {
            out.writeArrayFieldStart("authors");
            for (Author author : facts.authors().list()) {
                out.writeStartObject();
                out.writeStringField("id", author.id());
                out.writeStringField("name", author.name());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        if (facts.abstractText() != null) {
            out.writeStringField("abstract", facts.abstractText());
        }
    }

    private static <K extends Enum<K>> void writeTallies(JsonGenerator out, String field, Map<K, Tally> tallies)
            throws IOException {
        out.writeObjectFieldStart(field);
        for (Map.Entry<K, Tally> entry : tallies.entrySet()) {
            out.writeObjectFieldStart(entry.getKey().name());
            out.writeNumberField("citingWorks", entry.getValue().citingWorks());
            out.writeNumberField("statements", entry.getValue().statements());
            out.writeNumberField("anyCitingWorks", entry.getValue().anyCitingWorks());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    /** The field that says up to which input an answer holds. */
    public static void writeAsOf(JsonGenerator out, Map<Integer, Long> asOf) throws IOException {
        out.writeObjectFieldStart("asOf");
        out.writeObjectFieldStart("citations.v1");
        for (Map.Entry<Integer, Long> offset : asOf.entrySet()) {
            out.writeNumberField(Integer.toString(offset.getKey()), offset.getValue());
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private static String yearText(int year) {
        return year >= 1000
                ? Integer.toString(year)
                : "0".repeat(4 - Integer.toString(year).length()) + year;
    }
}
