package org.citationhubs.ingest.format.json.s2;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.ingest.format.AuthorListBuilder;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.json.JsonPull;
import org.jspecify.annotations.Nullable;

/** A row of the datasets {@code papers}, {@code abstracts}, {@code tldrs} and {@code paper-ids} after another. */
final class S2Paper {

    private final FormatOptions options;
    private final IdParser parser;
    private final boolean idsOnly;
    private final AuthorListBuilder authors;
    private final List<WorkId> others = new ArrayList<>();
    private @Nullable WorkId id;
    private @Nullable WorkId sha;
    private @Nullable String updated;
    private @Nullable String title;
    private @Nullable String venue;
    private @Nullable String journal;
    private @Nullable String field;
    private @Nullable String summary;
    private @Nullable String abstractText;
    private @Nullable PartialDate date;
    private int year;

    /**
     * Creates a reader of rows.
     *
     * @param idsOnly whether nothing but the ids of the papers is wanted
     */
    S2Paper(FormatOptions options, IdParser parser, boolean idsOnly) {
        this.options = options;
        this.parser = parser;
        this.idsOnly = idsOnly;
        this.authors = new AuthorListBuilder(options.authors());
    }

    private void clear() {
        others.clear();
        authors.clear();
        id = null;
        sha = null;
        updated = null;
        title = null;
        venue = null;
        journal = null;
        field = null;
        summary = null;
        abstractText = null;
        date = null;
        year = 0;
    }

    /** Reads the current value; returns whether it is a row of one of the datasets. */
    boolean read(JsonPull in) throws IOException {
        clear();
        if (!in.startObject()) {
            return false;
        }
        for (String name = in.nextField(); name != null; name = in.nextField()) {
            switch (name) {
                case "corpusid" -> id = parser.parse(Scheme.S2, in.text());
                case "externalids" -> readExternalIds(in, parser, others);
                case "openaccessinfo" -> readOpenAccess(in, parser, others);
                case "sha" -> sha = parser.parse(Scheme.S2, in.text());
                default -> {
                    if (idsOnly) {
                        in.skip();
                    } else {
                        readStatement(name, in);
                    }
                }
            }
        }
        return id != null;
    }

    private void readStatement(String name, JsonPull in) throws IOException {
        switch (name) {
            case "updated" -> updated = in.text();
            case "title" -> title = in.cleanText();
            case "venue" -> venue = in.cleanText();
            case "journal" -> journal = venue == null ? JsonPull.clean(in.fieldText("name")) : skipped(in);
            case "year" -> year = in.integer(0);
            case "publicationdate" -> date = date(in.text());
            case "s2fieldsofstudy" -> field = JsonPull.clean(in.firstFieldText("category"));
            case "authors" -> readAuthors(in);
            case "text" -> summary = in.cleanText();
            case "abstract" -> abstractText = options.abstracts() ? in.cleanText() : skipped(in);
            default -> in.skip();
        }
    }

    private static @Nullable String skipped(JsonPull in) throws IOException {
        in.skip();
        return null;
    }

    /** Reads the ids in other registries, whose names are spelled in two ways. */
    static void readExternalIds(JsonPull in, IdParser parser, List<WorkId> ids) throws IOException {
        if (!in.startObject()) {
            return;
        }
        for (String name = in.nextField(); name != null; name = in.nextField()) {
            WorkId found =
                    switch (name) {
                        case "DOI", "doi" -> parser.parse(Scheme.DOI, in.text());
                        case "ArXiv", "arxiv" -> parser.parse(Scheme.ARXIV, in.text());
                        case "PubMed", "pubmed" -> parser.parse(Scheme.PMID, in.text());
                        case "PubMedCentral", "pubmedcentral" -> parser.parse(Scheme.PMCID, in.text());
                        case "ACL", "acl" -> parser.parse(Scheme.ACL, in.text());
                        default -> {
                            in.skip();
                            yield null;
                        }
                    };
            if (found != null && !ids.contains(found)) {
                ids.add(found);
            }
        }
    }

    /** Reads the ids that newer datasets have with the access to the text. */
    static void readOpenAccess(JsonPull in, IdParser parser, List<WorkId> ids) throws IOException {
        if (!in.startObject()) {
            return;
        }
        for (String name = in.nextField(); name != null; name = in.nextField()) {
            if (name.equals("externalids")) {
                readExternalIds(in, parser, ids);
            } else {
                in.skip();
            }
        }
    }

    private void readAuthors(JsonPull in) throws IOException {
        if (!in.startArray()) {
            return;
        }
        while (in.nextElement()) {
            if (!in.startObject()) {
                continue;
            }
            String own = null;
            String name = null;
            for (String part = in.nextField(); part != null; part = in.nextField()) {
                switch (part) {
                    case "authorId" -> own = in.text();
                    case "name" -> name = in.text();
                    default -> in.skip();
                }
            }
            authors.add(own == null || own.isBlank() ? null : "s2:" + own, name);
        }
    }

    private static @Nullable PartialDate date(@Nullable String text) {
        return text == null ? null : PartialDate.approximate(text);
    }

    /** Returns the corpus id, null if the row has none. */
    @Nullable
    WorkId id() {
        return id;
    }

    /** Returns the further ids. */
    List<WorkId> others() {
        return others;
    }

    /** Returns the hash under which a version of the paper is known, too; null if the row has none. */
    @Nullable
    WorkId sha() {
        return sha;
    }

    /** Returns when the row was changed, null if it does not say it. */
    @Nullable
    String updated() {
        return updated;
    }

    /** Returns what the row says of the paper. */
    WorkFacts facts() {
        PartialDate published = date == null && year > 0 && year <= 9999 ? new PartialDate(year, 0, 0) : date;
        return new WorkFacts.Builder()
                .set(WorkField.TITLE, title)
                .set(WorkField.PUBLISHED_AT, published)
                .set(WorkField.AUTHORS, authors.build())
                .set(WorkField.VENUE, venue == null ? journal : venue)
                .set(WorkField.FIELD, field)
                .set(WorkField.SUMMARY, summary)
                .set(WorkField.ABSTRACT, abstractText)
                .build();
    }
}
