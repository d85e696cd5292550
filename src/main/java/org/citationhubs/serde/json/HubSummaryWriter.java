package org.citationhubs.serde.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.work.Author;
import org.citationhubs.citation.work.Authors;
import org.citationhubs.citation.work.FactType;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.summary.CoCitedWork;
import org.citationhubs.hub.summary.HubLabel;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.hub.summary.HubSummary.CoCitedRanking;
import org.citationhubs.hub.summary.RepresentativeWork;
import org.jspecify.annotations.Nullable;

/**
 * Hub summaries as the JSON of {@code hub-summaries.v1} and of {@code GET /hubs/{id}}.
 *
 * <p>Written field by field: thousands are written a second, and the order of the fields is part of what makes a replay give the same
 * bytes.
 */
public final class HubSummaryWriter {

    /** The fields of a work that a summary shows as they are, in the order of the table. */
    private static final List<WorkField> WORK_FIELDS = Arrays.stream(WorkField.values())
            .filter(field -> switch (field.type()) {
                case SHORT_TEXT, LONG_TEXT, DATE, AUTHORS -> true;
                case CLAIMS, RETRACTION, SAME_AS -> false;
            })
            .toList();

    /** Readers can rely on these; null if not known. */
    private static final Set<WorkField> ALWAYS_WRITTEN = EnumSet.of(WorkField.TITLE, WorkField.PUBLISHED_AT);

    private static final int MOST_BYTES = (1 << 16) - 1;

    // A character is up to six bytes, and an id up to 1,024 bytes: few hubs need more than the first, the last
    // fits always.
    private static final List<SizeBudget> ROOMS = List.of(
            new SizeBudget(50, HubJsonFields.LINE, 4_000, 100, 24, ClaimsLedgerWriter.SHORT),
            new SizeBudget(50, 120, 1_000, 50, 24, ClaimsLedgerWriter.SHORTER),
            new SizeBudget(20, 60, 500, 20, 12, ClaimsLedgerWriter.SHORTEST),
            new SizeBudget(5, 20, 100, 2, 0, ClaimsLedgerWriter.NOTHING));

    private static final SizeBudget LAST_ROOM = ROOMS.get(ROOMS.size() - 1);

    /**
     * What keeps a summary below 64 KB whatever its hub is; the whole texts are answered by the calls for them.
     *
     * @param authors at most, the others are counted
     * @param line characters of a title, a name, a sentence
     * @param text characters of an abstract
     * @param aliases at most
     * @param representative citing works at most
     * @param ledger its rows
     */
    private record SizeBudget(
            int authors, int line, int text, int aliases, int representative, ClaimsLedgerWriter ledger) {}

    private HubSummaryWriter() {}

    /** The summary as JSON, null for none. */
    public static byte @Nullable [] writeOrNull(@Nullable HubSummary summary) {
        return summary == null ? null : write(summary);
    }

    /** The summary as JSON, less than 64 KB: where a hub has very long texts or ids, with less of them. */
    public static byte[] write(HubSummary summary) {
        return write(summary, out -> {});
    }

    /**
     * The summary as in {@link #write(HubSummary)}, and further fields after its own.
     *
     * @param further beside the 64 KB
     */
    public static byte[] write(HubSummary summary, JsonFields further) {
        for (SizeBudget room : ROOMS) {
            byte[] json = writeIfItFits(summary, room, further);
            if (json != null) {
                return json;
            }
        }
        throw new IllegalStateException("the last room is for any summary");
    }

    private static byte @Nullable [] writeIfItFits(HubSummary summary, SizeBudget room, JsonFields further) {
        try (ByteArrayBuilder bytes = JsonWriter.buffer(4_096);
                JsonGenerator out = JsonWriter.generator(bytes)) {
            out.writeStartObject();
            writeFields(out, summary, room);
            out.flush();
            int withEnd = bytes.size() + 1;
            if (withEnd > MOST_BYTES && !room.equals(LAST_ROOM)) {
                return null;
            }
            further.write(out);
            out.writeEndObject();
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private static void writeFields(JsonGenerator out, HubSummary summary, SizeBudget room) throws IOException {
        WorkFacts facts = summary.facts();
        HubCounts counts = summary.counts();
        out.writeStringField("id", summary.id().value());
        out.writeArrayFieldStart("aliases");
        for (WorkId alias : first(room.aliases(), summary.aliases())) {
            out.writeString(alias.value());
        }
        out.writeEndArray();
        writeWork(out, facts, room);
        out.writeStringField("tier", summary.tier().name());
        writeLabel(out, summary.label());
        HubCountsWriter.write(out, counts, summary.windows());
        CoCitedRanking ranking = summary.ranking();
        out.writeNumberField("coCitedWorks", ranking.coCitedWorks());
        out.writeNumberField("coCitations", ranking.coCitations());
        out.writeArrayFieldStart("coCited");
        for (CoCitedWork work : ranking.leading()) {
            HubJsonFields.writeCoCited(out, work, room.line());
        }
        out.writeEndArray();
        room.ledger().writeField(out, "claims", summary.ledger());
        out.writeArrayFieldStart("representative");
        for (RepresentativeWork work : first(room.representative(), summary.representative())) {
            RepresentativeWriter.write(out, work, room.line());
        }
        out.writeEndArray();
        writeRetraction(out, facts.isRetracted() ? facts.retraction() : null, room.line());
        out.writeNumberField("revision", summary.revision());
        HubJsonFields.writeAsOf(out, summary.asOf());
    }

    /** Writes the fields of the work. The label, the ledger and the retraction have places of their own. */
    private static void writeWork(JsonGenerator out, WorkFacts facts, SizeBudget room) throws IOException {
        for (WorkField field : WORK_FIELDS) {
            Object value = facts.value(field);
            if (value != null) {
                out.writeFieldName(field.fieldName());
                writeValue(out, field.type(), value, room);
            } else if (ALWAYS_WRITTEN.contains(field)) {
                out.writeNullField(field.fieldName());
            }
        }
    }

    private static void writeValue(JsonGenerator out, FactType type, Object value, SizeBudget room) throws IOException {
        switch (type) {
            case SHORT_TEXT -> out.writeString(Excerpt.of((String) value, room.line()));
            case LONG_TEXT -> out.writeString(Excerpt.of((String) value, room.text()));
            case DATE -> out.writeString(value.toString());
            case AUTHORS -> writeAuthors(out, ((Authors) value).list(), room);
            case CLAIMS, RETRACTION, SAME_AS ->
                throw new IllegalArgumentException("not among the fields of the work: " + type);
        }
    }

    private static void writeAuthors(JsonGenerator out, List<Author> authors, SizeBudget room) throws IOException {
        out.writeStartArray();
        for (Author author : first(room.authors(), authors)) {
            out.writeStartObject();
            out.writeStringField("id", Excerpt.orNull(author.id(), room.line()));
            out.writeStringField("name", Excerpt.orNull(author.name(), room.line()));
            out.writeEndObject();
        }
        out.writeEndArray();
        if (authors.size() > room.authors()) {
            out.writeNumberField("authorsOmitted", authors.size() - room.authors());
        }
    }

    private static <T> List<T> first(int most, List<T> all) {
        return all.subList(0, Math.min(most, all.size()));
    }

    private static void writeLabel(JsonGenerator out, @Nullable HubLabel label) throws IOException {
        if (label == null) {
            out.writeNullField("label");
            return;
        }
        Role role = label.role();
        out.writeObjectFieldStart("label");
        out.writeStringField("name", label.name().text());
        out.writeStringField("role", role == null ? null : role.name());
        out.writeNumberField("n", label.n());
        HubJsonFields.writeDecimal(out, "share", label.share());
        HubJsonFields.writeDecimal(out, "low", label.low());
        HubJsonFields.writeDecimal(out, "high", label.high());
        HubJsonFields.writeDecimal(out, "coverage", label.coverage());
        out.writeStringField("rule", label.rule());
        out.writeEndObject();
    }

    private static void writeRetraction(JsonGenerator out, @Nullable RetractionNotice retraction, int line)
            throws IOException {
        if (retraction == null) {
            out.writeNullField("retraction");
            return;
        }
        out.writeObjectFieldStart("retraction");
        out.writeStringField("noticeId", Excerpt.orNull(retraction.noticeId(), line));
        out.writeStringField("noticedAt", String.valueOf(retraction.noticedAt()));
        out.writeStringField("reason", Excerpt.orNull(retraction.reason(), line));
        out.writeEndObject();
    }
}
