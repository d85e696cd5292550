package org.citationhubs.serde.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.summary.RepresentativeWork;

/** Writes the representative citing works of a hub as JSON: up to 24 in each summary, half of its bytes. */
final class RepresentativeWriter {

    private static final SerializableString FIELD = new SerializedString("field");
    private static final SerializableString PUBLISHED_AT = new SerializedString("publishedAt");
    private static final SerializableString MENTIONS = new SerializedString("mentions");
    private static final SerializableString ROLES = new SerializedString("roles");
    private static final SerializableString POLARITY = new SerializedString("polarity");
    private static final SerializableString SELF = new SerializedString("self");
    private static final SerializableString SUMMARY = new SerializedString("summary");
    private static final SerializableString REASON = new SerializedString("reason");

    private RepresentativeWriter() {}

    /**
     * Writes one work as an object.
     *
     * @param line how many characters a text has at most
     */
    static void write(JsonGenerator out, RepresentativeWork shown, int line) throws IOException {
        WorkFacts work = shown.work();
        CitationFacts facts = shown.facts();
        PartialDate published = facts.publishedAt();
        out.writeStartObject();
        HubJsonFields.writeText(out, HubJsonFields.ID, shown.id().value());
        HubJsonFields.writeText(out, HubJsonFields.TITLE, Excerpt.orNull(work.title(), line));
        HubJsonFields.writeText(out, FIELD, Excerpt.orNull(work.field(), line));
        HubJsonFields.writeText(out, PUBLISHED_AT, published == null ? null : published.toString());
        out.writeFieldName(MENTIONS);
        out.writeNumber(facts.statements().count());
        out.writeFieldName(ROLES);
        out.writeStartArray();
        for (Role role : facts.statements().roles()) {
            out.writeString(role.name());
        }
        out.writeEndArray();
        HubJsonFields.writeText(out, POLARITY, facts.statements().polarity().name());
        out.writeFieldName(SELF);
        out.writeBoolean(facts.self());
        HubJsonFields.writeText(out, SUMMARY, Excerpt.orNull(work.summary(), line));
        HubJsonFields.writeText(out, REASON, shown.reason().text());
        out.writeEndObject();
    }
}
