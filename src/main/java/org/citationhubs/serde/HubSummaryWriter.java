package org.citationhubs.serde;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.citationhubs.citation.Author;
import org.citationhubs.citation.Retraction;
import org.citationhubs.citation.Role;
import org.citationhubs.citation.WorkFacts;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.CitingWorkShown;
import org.citationhubs.hub.CoCitedWork;
import org.citationhubs.hub.HubCounts;
import org.citationhubs.hub.HubSummary;
import org.citationhubs.hub.HubSummary.Ranking;
import org.citationhubs.hub.Label;
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
    private static final List<Room> ROOMS = List.of(
            new Room(50, HubFields.LINE, 4_000, 100, 24, LedgerWriter.SHORT),
            new Room(50, 120, 1_000, 50, 24, LedgerWriter.SHORTER),
            new Room(20, 60, 500, 20, 12, LedgerWriter.SHORTEST),
            new Room(5, 20, 100, 2, 0, LedgerWriter.NOTHING));

    private static final Room LAST_ROOM = ROOMS.get(ROOMS.size() - 1);

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
    private record Room(int authors, int line, int text, int aliases, int representative, LedgerWriter ledger) {}

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
        for (Room room : ROOMS) {
            byte[] json = writeIfItFits(summary, room, further);
            if (json != null) {
                return json;
            }
        }
        throw new IllegalStateException("the last room is for any summary");
    }

    private static byte @Nullable [] writeIfItFits(HubSummary summary, Room room, JsonFields further) {
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

    private static void writeFields(JsonGenerator out, HubSummary summary, Room room) throws IOException {
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
        Ranking ranking = summary.ranking();
        out.writeNumberField("coCitedWorks", ranking.coCitedWorks());
        out.writeNumberField("coCitations", ranking.coCitations());
        out.writeArrayFieldStart("coCited");
        for (CoCitedWork work : ranking.leading()) {
            HubFields.writeCoCited(out, work, room.line());
        }
        out.writeEndArray();
        room.ledger().writeField(out, "claims", summary.ledger());
        out.writeArrayFieldStart("representative");
        for (CitingWorkShown work : first(room.representative(), summary.representative())) {
            RepresentativeWriter.write(out, work, room.line());
        }
        out.writeEndArray();
        writeRetraction(out, facts.isRetracted() ? facts.retraction() : null, room.line());
        out.writeNumberField("revision", summary.revision());
        HubFields.writeAsOf(out, summary.asOf());
    }

    private static void writeIdentity(JsonGenerator out, WorkFacts facts, Room room) throws IOException {
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

    private static void writeLabel(JsonGenerator out, @Nullable Label label) throws IOException {
        if (label == null) {
            out.writeNullField("label");
            return;
        }
        Role role = label.role();
        out.writeObjectFieldStart("label");
        out.writeStringField("name", label.name().text());
        out.writeStringField("role", role == null ? null : role.name());
        out.writeNumberField("n", label.n());
        HubFields.writeDecimal(out, "share", label.share());
        HubFields.writeDecimal(out, "low", label.low());
        HubFields.writeDecimal(out, "high", label.high());
        HubFields.writeDecimal(out, "coverage", label.coverage());
        out.writeStringField("rule", label.rule());
        out.writeEndObject();
    }

    private static void writeRetraction(JsonGenerator out, @Nullable Retraction retraction, int line)
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
