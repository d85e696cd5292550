package org.citationhubs.ingest.format.json.s2;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.vocabulary.PolarityAssignment;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.RecordPublisher;
import org.citationhubs.ingest.format.ReferenceListBuilder;
import org.citationhubs.ingest.format.json.JsonLines;
import org.citationhubs.ingest.format.json.JsonPull;
import org.citationhubs.ingest.format.json.RecordTimes;
import org.jspecify.annotations.Nullable;

/**
 * Reads the datasets {@code s2orc} and {@code s2orc_v2} of Semantic Scholar: the text of a paper with marks at its
 * parts, its bibliography and its citations. The first has text and bibliography together below {@code content}, the
 * second below {@code body} and {@code bibliography}, and spells the kinds of marks with underscores.
 */
final class S2FullTexts {

    private final FormatContext context;
    private final IdParser parser;
    private final RecordTimes times;
    private final ReferenceListBuilder references;
    private final RecordPublisher publisher;
    private final List<WorkId> others = new ArrayList<>();
    private @Nullable WorkId id;
    private @Nullable String updated;
    private @Nullable String text;
    private List<S2Span> entries = List.of();
    private List<S2Span> markers = List.of();
    private List<S2Span> paragraphs = List.of();
    private List<S2Span> headings = List.of();
    private List<S2Span> figures = List.of();

    S2FullTexts(FormatContext context, IdParser parser, RecordTimes times) {
        this.context = context;
        this.parser = parser;
        this.times = times;
        this.references = new ReferenceListBuilder(context);
        this.publisher = new RecordPublisher(context);
    }

    /** Reads a file. */
    void read(InputStream in, String name) throws IOException {
        if (!context.options().lists()) {
            return;
        }
        new JsonLines(in, name, context.counts()).read("corpusid", (json, number) -> {
            clear();
            if (!json.startObject()) {
                return false;
            }
            for (String field = json.nextField(); field != null; field = json.nextField()) {
                readField(field, json);
            }
            if (id == null) {
                return false;
            }
            publish(id, name);
            return true;
        });
    }

    private void clear() {
        others.clear();
        id = null;
        updated = null;
        text = null;
        entries = List.of();
        markers = List.of();
        paragraphs = List.of();
        headings = List.of();
        figures = List.of();
    }

    private void readField(String field, JsonPull in) throws IOException {
        switch (field) {
            case "corpusid" -> id = parser.parse(Scheme.S2, in.text());
            case "externalids" -> S2Paper.readExternalIds(in, parser, others);
            case "openaccessinfo" -> S2Paper.readOpenAccess(in, parser, others);
            case "updated" -> updated = in.text();
            case "content", "body" -> readText(in, /* body= */ true);
            case "bibliography" -> readText(in, /* body= */ false);
            default -> in.skip();
        }
    }

    private void readText(JsonPull in, boolean body) throws IOException {
        if (!in.startObject()) {
            return;
        }
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (field.equals("text") && body) {
                text = in.text();
            } else if (field.equals("annotations") && in.isObject()) {
                for (String kind = in.nextField(); kind != null; kind = in.nextField()) {
                    readMarks(kind, in);
                }
            } else {
                in.skip();
            }
        }
    }

    private void readMarks(String kind, JsonPull in) throws IOException {
        switch (kind) {
            case "bibentry", "bib_entry" -> entries = S2Span.read(in);
            case "bibref", "bib_ref" -> markers = S2Span.read(in);
            case "paragraph" -> paragraphs = S2Span.read(in);
            case "sectionheader", "section_header" -> headings = S2Span.read(in);
            case "figure" -> figures = S2Span.read(in);
            default -> in.skip();
        }
    }

    private void publish(WorkId paper, String name) {
        context.counts().input("papers", 1);
        context.counts().input("bibentries", entries.size());
        context.counts().input("bibrefs", markers.size());
        Instant observedAt = times.observedAt(RecordTimes.of(updated), name);
        if (observedAt == null) {
            context.counts().skip("noTime");
            return;
        }
        references.clear();
        Map<String, WorkId> matched = new HashMap<>();
        for (S2Span entry : entries) {
            WorkId cited = parser.parse(Scheme.S2, entry.paper());
            if (cited == null) {
                references.unidentified("noId");
            } else {
                references.add(cited);
                if (entry.id() != null) {
                    matched.put(entry.id(), cited);
                }
            }
        }
        addStatements(matched);
        WorkId canonical = context.options().nativeIds() ? null : context.ids().canonical(paper);
        WorkId published = canonical == null ? publisher.id(paper, others) : canonical;
        String record = paper.value().substring(paper.value().indexOf(':') + 1);
        references.publish(published, WorkFacts.NONE, observedAt, record);
    }

    private void addStatements(Map<String, WorkId> matched) {
        S2Text places = text == null ? null : new S2Text(text, paragraphs, headings, figures);
        for (S2Span marker : markers) {
            WorkId cited = marker.id() == null ? null : matched.get(marker.id());
            if (cited != null) {
                references.mention(
                        cited,
                        new Mention(
                                places == null ? null : places.section(marker),
                                places == null ? null : S2Statements.limited(places.sentence(marker), context.counts()),
                                List.of(),
                                PolarityAssignment.UNCLASSIFIED,
                                null));
            }
        }
    }
}
