package org.citationhubs.api.render;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.RoleAssignment;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.query.listing.CitingWorkItem;
import org.citationhubs.query.listing.CoCitationEvidence;
import org.citationhubs.query.listing.CoCitedItem;
import org.citationhubs.query.listing.CoCitedPage;
import org.citationhubs.query.listing.ReferenceItem;
import org.citationhubs.query.listing.Timeline;
import org.citationhubs.query.page.Page;
import org.citationhubs.serde.json.HubJsonFields;
import org.jspecify.annotations.Nullable;

/** Writes lists as they are answered. */
public final class ListWriter {

    private ListWriter() {}

    public static <T> void write(JsonGenerator out, Page<T> page, ItemFields<? super T> fields) throws IOException {
        out.writeArrayFieldStart("items");
        for (T item : page.items()) {
            out.writeStartObject();
            fields.write(out, item);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeNumberField("total", page.total());
        out.writeStringField("nextCursor", page.nextCursor());
        HubJsonFields.writeAsOf(out, page.asOf());
        if (!page.unavailable().isEmpty()) {
            out.writeArrayFieldStart("unavailable");
            for (int partition : page.unavailable()) {
                out.writeNumber(partition);
            }
            out.writeEndArray();
        }
    }

    public static void citingWork(JsonGenerator out, CitingWorkItem item) throws IOException {
        CitationFacts facts = item.facts();
        out.writeStringField("id", item.id().value());
        out.writeStringField("title", item.title());
        out.writeStringField(
                "publishedAt",
                facts.publishedAt() == null ? null : facts.publishedAt().toString());
        said(out, facts.statements());
        out.writeBooleanField("self", facts.self());
    }

    public static void coCited(JsonGenerator out, CoCitedPage page) throws IOException {
        write(out, page.page(), ListWriter::coCited);
        out.writeStringField("measure", page.measure().parameter());
        out.writeNumberField("citingWorks", page.citingWorks());
        if (page.measure() == Measure.ASSOCIATION_STRENGTH) {
            out.writeNumberField("allCitingWorks", page.allCitingWorks());
        }
    }

    private static void coCited(JsonGenerator out, CoCitedItem item) throws IOException {
        out.writeStringField("id", item.id().value());
        out.writeStringField("title", item.title());
        out.writeNumberField("count", item.count());
        Integer citingWorks = item.citingWorks();
        if (citingWorks == null) {
            out.writeNullField("citingWorks");
        } else {
            out.writeNumberField("citingWorks", citingWorks);
        }
        if (item.score() == Math.rint(item.score()) && item.score() < Integer.MAX_VALUE) {
            out.writeNumberField("score", (int) item.score());
        } else {
            out.writeNumberField("score", item.score());
        }
    }

    public static void evidence(JsonGenerator out, CoCitationEvidence evidence) throws IOException {
        out.writeStringField("other", evidence.other().value());
        write(out, evidence.page(), (to, item) -> {
            to.writeStringField("id", item.id().value());
            to.writeStringField("title", item.title());
            to.writeStringField(
                    "publishedAt",
                    item.publishedAt() == null ? null : item.publishedAt().toString());
            statements(to, "statements", item.mentions());
            statements(to, "otherStatements", item.otherMentions());
        });
    }

    public static void timeline(JsonGenerator out, Timeline timeline) throws IOException {
        out.writeNumberField("citingWorks", timeline.citingWorks());
        out.writeObjectFieldStart("years");
        for (Map.Entry<Integer, Integer> year : timeline.years().entrySet()) {
            out.writeNumberField(HubJsonFields.yearText(year.getKey()), year.getValue());
        }
        out.writeEndObject();
        out.writeObjectFieldStart("months");
        for (Map.Entry<String, Integer> month : timeline.months().entrySet()) {
            out.writeNumberField(month.getKey(), month.getValue());
        }
        out.writeEndObject();
        out.writeNumberField("undated", timeline.undated());
        HubJsonFields.writeAsOf(out, timeline.asOf());
    }

    public static void reference(JsonGenerator out, ReferenceItem item) throws IOException {
        out.writeStringField("id", item.id().value());
        out.writeStringField("title", item.title());
        said(out, item.statements());
        statements(out, "statements", item.citation().mentions());
    }

    private static void statements(JsonGenerator out, String field, List<Mention> mentions) throws IOException {
        out.writeArrayFieldStart(field);
        for (Mention mention : mentions) {
            out.writeStartObject();
            statement(out, mention);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void said(JsonGenerator out, StatementCounts statements) throws IOException {
        names(out, "roles", statements.roles());
        out.writeStringField("polarity", statements.polarity().name());
        out.writeNumberField("mentions", statements.count());
    }

    private static void names(JsonGenerator out, String field, Collection<? extends Enum<?>> values)
            throws IOException {
        out.writeArrayFieldStart(field);
        for (Enum<?> value : values) {
            out.writeString(value.name());
        }
        out.writeEndArray();
    }

    /** In the shape in which the event said it. */
    private static void statement(JsonGenerator out, Mention mention) throws IOException {
        optional(out, "section", mention.section());
        optional(out, "context", mention.context());
        out.writeArrayFieldStart("roles");
        for (RoleAssignment assignment : mention.roles()) {
            out.writeStartObject();
            out.writeStringField("role", assignment.role().name());
            confidence(out, assignment.confidence());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeObjectFieldStart("polarity");
        out.writeStringField("value", mention.stance().polarity().name());
        confidence(out, mention.stance().confidence());
        out.writeEndObject();
        optional(out, "classifier", mention.classifier());
    }

    private static void optional(JsonGenerator out, String field, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(field, value);
        }
    }

    private static void confidence(JsonGenerator out, float confidence) throws IOException {
        if (confidence != RoleAssignment.UNKNOWN) {
            out.writeNumberField("confidence", confidence);
        }
    }

    /** Writes the fields of an item. */
    @FunctionalInterface
    public interface ItemFields<T> {

        void write(JsonGenerator out, T item) throws IOException;
    }
}
