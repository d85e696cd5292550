package org.citationhubs.ingest.format.json.s2;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.ingest.format.CitedIdResolver;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.format.ReferenceListBuilder;
import org.citationhubs.ingest.format.json.JsonLines;
import org.citationhubs.ingest.format.json.JsonPull;
import org.citationhubs.ingest.format.json.RecordTimes;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dataset {@code citations} of Semantic Scholar: a row for each citation, the rows of one citing paper not
 * together. Without contexts they are grouped into complete lists. With contexts, and of the rows that a release has
 * changed, each run of rows of one citing paper is a part of its list. Rows of what a release no longer has take their
 * citation back.
 */
final class S2Citations {

    /** A part of a list that has more is passed on at once, so that it stays far below the limit of an event. */
    private static final int MOST_CITED = 2_000;

    private static final int MOST_CHARACTERS = 1 << 17;

    private final FormatContext context;
    private final IdParser parser;
    private final RecordTimes times;
    private final CitedIdResolver resolver;
    private final ReferenceListBuilder run;
    private final S2Statements statements;
    private @Nullable WorkId citing;
    private @Nullable WorkId cited;
    private @Nullable Instant updated;
    private boolean named;
    private boolean grouped;
    private @Nullable WorkId runOf;
    private @Nullable Instant runObservedAt;
    private int characters;

    S2Citations(FormatContext context, IdParser parser, RecordTimes times) {
        this.context = context;
        this.parser = parser;
        this.times = times;
        this.resolver = new CitedIdResolver(context);
        this.run = new ReferenceListBuilder(context);
        this.statements = new S2Statements(context.counts());
    }

    /**
     * Reads a file.
     *
     * @param name tells whether it is of a whole release, or has the rows that one changed or no longer has
     */
    void read(InputStream in, String name) throws IOException {
        if (!context.options().lists()) {
            return;
        }
        boolean deleted = S2Dataset.isDeletion(name);
        boolean withContexts = context.options().contexts() && !deleted;
        grouped = !context.options().contexts() && !S2Dataset.isUpdate(name);
        new JsonLines(in, name, context.counts()).read("citingcorpusid", (json, number) -> {
            if (!json.startObject()) {
                return false;
            }
            readRow(json, withContexts);
            handle(name, deleted);
            return true;
        });
        publishRun();
    }

    private void readRow(JsonPull in, boolean withContexts) throws IOException {
        citing = null;
        cited = null;
        updated = null;
        named = false;
        statements.clear();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "citingcorpusid" -> {
                    named = true;
                    citing = parser.parse(Scheme.S2, in.text());
                }
                case "citedcorpusid" -> cited = parser.parse(Scheme.S2, in.text());
                case "updated" -> updated = RecordTimes.of(in.text());
                case "contexts" -> {
                    if (withContexts) {
                        statements.readContexts(in);
                    } else {
                        in.skip();
                    }
                }
                case "intents" -> {
                    if (withContexts) {
                        statements.readIntents(in);
                    } else {
                        in.skip();
                    }
                }
                default -> in.skip();
            }
        }
    }

    private void handle(String name, boolean deleted) {
        context.counts().input("rows", 1);
        if (deleted && !named) {
            throw new ImportException(
                    name + ": its rows do not name the citing and the cited paper, so that they say nothing; import"
                            + " the whole release instead",
                    null);
        }
        if (citing == null || cited == null) {
            context.counts().skip("noId");
            return;
        }
        Instant observedAt = deleted ? timeOfDeletion(name) : times.observedAt(updated, name);
        if (observedAt == null) {
            context.counts().skip("noTime");
        } else if (deleted) {
            retract(citing, cited, observedAt);
        } else if (!grouped) {
            addToRun(citing, cited, observedAt);
        } else {
            WorkId work = resolver.resolve(cited);
            if (work != null) {
                context.groups().add(published(citing), null, observedAt, work);
            }
        }
    }

    /** Returns the day of the release that no longer has the row, rather than when the row was changed last. */
    private @Nullable Instant timeOfDeletion(String name) {
        Instant release = context.options().observedAt();
        return release == null ? times.observedAt(updated, name) : release;
    }

    private void addToRun(WorkId paper, WorkId of, Instant observedAt) {
        boolean full = run.size() >= MOST_CITED || characters >= MOST_CHARACTERS;
        if (full || !paper.equals(runOf)) {
            publishRun();
        }
        runOf = paper;
        runObservedAt = runObservedAt == null || observedAt.isAfter(runObservedAt) ? observedAt : runObservedAt;
        characters += statements.characters();
        run.add(of, statements.mentions());
    }

    private void publishRun() {
        if (runOf != null && runObservedAt != null && !run.isEmpty()) {
            run.publish(published(runOf), WorkFacts.NONE, runObservedAt, "", /* complete= */ false);
        }
        run.clear();
        runOf = null;
        runObservedAt = null;
        characters = 0;
    }

    private void retract(WorkId paper, WorkId of, Instant observedAt) {
        // The cited paper may be gone, too.
        List<Citation> one = List.of(new Citation(published(of), WorkFacts.NONE, List.of()));
        context.events()
                .list(CitationEvent.of(
                        Operation.RETRACT, observedAt, /* complete= */ false, published(paper), WorkFacts.NONE, one));
    }

    private WorkId published(WorkId paper) {
        WorkId canonical = context.options().nativeIds() ? null : context.ids().canonical(paper);
        return canonical == null ? paper : canonical;
    }
}
