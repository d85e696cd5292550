package org.citationhubs.serde.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.work.FactType;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.summary.CoCitedWork;
import org.citationhubs.hub.summary.HubLabel;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.hub.summary.HubSummary.CoCitedRanking;
import org.citationhubs.hub.summary.RepresentativeWork;
import org.jspecify.annotations.Nullable;

/**
 * Writes hub summaries as the JSON of {@code hub-summaries.v1} and of {@code GET /hubs/{id}}.
 *
 * <p>The fields are written by hand, because thousands of summaries are written a second (28 us each, see
 * {@code src/docs/performance.md}), and because their order must not change: a replay gives the same bytes.
 */
public final class HubSummaryWriter {

    /** The fields of a work that a summary contains as they are, in the order of the table. */
    private static final List<WorkField> WORK_FIELDS = Arrays.stream(WorkField.values())
            .filter(field -> switch (field.type()) {
                case SHORT_TEXT, LONG_TEXT, DATE, AUTHORS -> true;
                case CLAIMS, RETRACTION, SAME_AS -> false;
            })
            .toList();

    /** The fields that are null and not absent if they are not known. */
    private static final Set<WorkField> ALWAYS_WRITTEN = EnumSet.of(WorkField.TITLE, WorkField.PUBLISHED_AT);

    private static final int MOST_BYTES = (1 << 16) - 1;

    // A character takes up to six bytes and an id up to 1,024. The first budget is enough for nearly all hubs, the last
    // one for any.
    private static final List<SizeBudget> BUDGETS = List.of(
            new SizeBudget(50, HubJsonFields.LINE, 4_000, 100, 24, ClaimsLedgerWriter.SHORT),
            new SizeBudget(50, 120, 1_000, 50, 24, ClaimsLedgerWriter.SHORTER),
            new SizeBudget(20, 60, 500, 20, 12, ClaimsLedgerWriter.SHORTEST),
            new SizeBudget(5, 20, 100, 2, 0, ClaimsLedgerWriter.NOTHING));

    private static final SizeBudget LAST_BUDGET = BUDGETS.get(BUDGETS.size() - 1);

    /**
     * The limits of a summary, which keep it below 64 KB. Other API calls return the whole texts.
     *
     * @param authors how many authors are listed; the others are counted
     * @param line characters of a name, of the title of another work or of a sentence
     * @param text characters of the title, the summary and the abstract
     * @param aliases how many aliases are listed
     * @param representative how many representative citing works are listed
     * @param ledger writes the claims ledger
     */
    private record SizeBudget(
            int authors, int line, int text, int aliases, int representative, ClaimsLedgerWriter ledger) {}

    private HubSummaryWriter() {}

    /** Returns the summary as JSON, null for null. */
    public static byte @Nullable [] writeOrNull(@Nullable HubSummary summary) {
        return summary == null ? null : write(summary);
    }

    /** Returns the summary as JSON of less than 64 KB; very long texts and lists are shortened. */
    public static byte[] write(HubSummary summary) {
        return write(summary, out -> {});
    }

    /**
     * Returns the summary as in {@link #write(HubSummary)} with further fields after its own.
     *
     * @param further writes the fields, which are not part of the 64 KB
     */
    public static byte[] write(HubSummary summary, JsonFields further) {
        for (SizeBudget budget : BUDGETS) {
            byte[] json = writeIfItFits(summary, budget, further);
            if (json != null) {
                return json;
            }
        }
        throw new IllegalStateException("the last budget is enough for any summary");
    }

    private static byte @Nullable [] writeIfItFits(HubSummary summary, SizeBudget budget, JsonFields further) {
        try (ByteArrayBuilder bytes = JsonWriter.buffer(4_096);
                JsonGenerator out = JsonWriter.generator(bytes)) {
            out.writeStartObject();
            writeFields(out, summary, budget);
            out.flush();
            int withEnd = bytes.size() + 1;
            if (withEnd > MOST_BYTES && !budget.equals(LAST_BUDGET)) {
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

    private static void writeFields(JsonGenerator out, HubSummary summary, SizeBudget budget) throws IOException {
        WorkFacts facts = summary.facts();
        HubCounts counts = summary.counts();
        out.writeStringField("id", summary.id().value());
        out.writeArrayFieldStart("aliases");
        for (WorkId alias : first(budget.aliases(), summary.aliases())) {
            out.writeString(alias.value());
        }
        out.writeEndArray();
        writeWork(out, facts, budget);
        out.writeStringField("tier", summary.tier().name());
        writeLabel(out, summary.label());
        HubCountsWriter.write(out, counts, summary.windows());
        CoCitedRanking ranking = summary.ranking();
        out.writeNumberField("coCitedWorks", ranking.coCitedWorks());
        out.writeNumberField("coCitations", ranking.coCitations());
        out.writeArrayFieldStart("coCited");
        for (CoCitedWork work : ranking.leading()) {
            HubJsonFields.writeCoCited(out, work, budget.line());
        }
        out.writeEndArray();
        budget.ledger().writeField(out, "claims", summary.ledger());
        out.writeArrayFieldStart("representative");
        for (RepresentativeWork work : first(budget.representative(), summary.representative())) {
            RepresentativeWriter.write(out, work, budget.line());
        }
        out.writeEndArray();
        writeRetraction(out, facts.isRetracted() ? facts.retraction() : null, budget.line());
        out.writeNumberField("revision", summary.revision());
        HubJsonFields.writeAsOf(out, summary.asOf());
    }

    /**
     * Writes the fields of the work but the claims, the retraction and the other ids, which have another place or form.
     */
    private static void writeWork(JsonGenerator out, WorkFacts facts, SizeBudget budget) throws IOException {
        for (WorkField field : WORK_FIELDS) {
            Object value = facts.value(field);
            if (value != null) {
                out.writeFieldName(field.fieldName());
                writeValue(out, field.type(), value, budget);
            } else if (ALWAYS_WRITTEN.contains(field)) {
                out.writeNullField(field.fieldName());
            }
        }
    }

    private static void writeValue(JsonGenerator out, FactType type, Object value, SizeBudget budget)
            throws IOException {
        switch (type) {
            case SHORT_TEXT -> out.writeString(Excerpt.of((String) value, budget.line()));
            case LONG_TEXT -> out.writeString(Excerpt.of((String) value, budget.text()));
            case DATE -> out.writeString(value.toString());
            case AUTHORS -> writeAuthors(out, ((Authors) value).list(), budget);
            case CLAIMS, RETRACTION, SAME_AS ->
                throw new IllegalArgumentException("not among the fields of the work: " + type);
        }
    }

    private static void writeAuthors(JsonGenerator out, List<Author> authors, SizeBudget budget) throws IOException {
        out.writeStartArray();
        for (Author author : first(budget.authors(), authors)) {
            out.writeStartObject();
            out.writeStringField("id", Excerpt.orNull(author.id(), budget.line()));
            out.writeStringField("name", Excerpt.orNull(author.name(), budget.line()));
            out.writeEndObject();
        }
        out.writeEndArray();
        if (authors.size() > budget.authors()) {
            out.writeNumberField("authorsOmitted", authors.size() - budget.authors());
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
