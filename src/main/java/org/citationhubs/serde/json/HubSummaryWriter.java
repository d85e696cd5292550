package org.citationhubs.serde.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.work.Author;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.WorkFacts;
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

    private static final JsonFactory JSON = new JsonFactory();

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
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(JSON._getBufferRecycler(), 4_096);
                JsonGenerator out = JSON.createGenerator(bytes)) {
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
        writeIdentity(out, facts, room);
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

    private static void writeIdentity(JsonGenerator out, WorkFacts facts, SizeBudget room) throws IOException {
        out.writeStringField("title", Excerpt.orNull(facts.title(), room.text()));
        out.writeStringField(
                "publishedAt",
                facts.publishedAt() == null ? null : facts.publishedAt().toString());
        if (facts.authors() != null) {
            List<Author> authors = facts.authors().list();
            out.writeArrayFieldStart("authors");
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
        if (facts.venue() != null) {
            out.writeStringField("venue", Excerpt.of(facts.venue(), room.line()));
        }
        if (facts.field() != null) {
            out.writeStringField("field", Excerpt.of(facts.field(), room.line()));
        }
        if (facts.summary() != null) {
            out.writeStringField("summary", Excerpt.of(facts.summary(), room.text()));
        }
        if (facts.abstractText() != null) {
            out.writeStringField("abstract", Excerpt.of(facts.abstractText(), room.text()));
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
