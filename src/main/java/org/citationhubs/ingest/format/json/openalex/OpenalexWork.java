package org.citationhubs.ingest.format.json.openalex;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.ingest.format.AuthorListBuilder;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.json.ArxivAddress;
import org.citationhubs.ingest.format.json.JsonPull;
import org.jspecify.annotations.Nullable;

/** The record of one work of OpenAlex after another. */
final class OpenalexWork {

    /** OpenAlex gives this id to all authors whom it does not know. */
    private static final String UNKNOWN_AUTHOR = "A9999999999";

    private final FormatOptions options;
    private final IdParser parser;
    private final boolean idsOnly;
    private final AuthorListBuilder authors;
    private final List<WorkId> others = new ArrayList<>();
    private final List<WorkId> references = new ArrayList<>();
    private @Nullable WorkId id;
    private @Nullable String title;
    private @Nullable String displayName;
    private @Nullable PartialDate date;
    private int year;
    private @Nullable String venue;
    private @Nullable String field;
    private @Nullable String abstractText;
    private @Nullable String updated;
    private boolean listed;
    private int unreadable;
    private boolean retracted;
    private boolean expansion;

    /**
     * Creates a reader of records.
     *
     * @param idsOnly whether nothing but the ids of the works is wanted
     */
    OpenalexWork(FormatOptions options, IdParser parser, boolean idsOnly) {
        this.options = options;
        this.parser = parser;
        this.idsOnly = idsOnly;
        this.authors = new AuthorListBuilder(options.authors());
    }

    /** Begins another record. */
    void clear() {
        others.clear();
        references.clear();
        authors.clear();
        id = null;
        title = null;
        displayName = null;
        date = null;
        year = 0;
        venue = null;
        field = null;
        abstractText = null;
        updated = null;
        listed = false;
        unreadable = 0;
        retracted = false;
        expansion = false;
    }

    /** Reads the value of one field of the record. */
    void read(String name, JsonPull in) throws IOException {
        switch (name) {
            case "id" -> id = work(in.text());
            case "doi" -> add(parser.parse(Scheme.DOI, in.text()));
            case "ids" -> readIds(in);
            case "locations" -> readLocations(in);
            default -> {
                if (idsOnly) {
                    in.skip();
                } else {
                    readStatement(name, in);
                }
            }
        }
    }

    private void readStatement(String name, JsonPull in) throws IOException {
        switch (name) {
            case "updated_date" -> updated = in.text();
            case "referenced_works" -> readReferences(in);
            case "is_retracted" -> retracted = in.isTrue();
            case "is_xpac" -> expansion = in.isTrue();
            default -> {
                if (options.works()) {
                    readFact(name, in);
                } else {
                    in.skip();
                }
            }
        }
    }

    private void readFact(String name, JsonPull in) throws IOException {
        switch (name) {
            case "title" -> title = in.cleanText();
            case "display_name" -> displayName = title == null ? in.cleanText() : null;
            case "publication_date" -> date = date(in.text());
            case "publication_year" -> year = in.integer(0);
            case "authorships" -> readAuthors(in);
            case "primary_location" -> venue = nameIn("source", in);
            case "primary_topic" -> field = nameIn("field", in);
            case "abstract_inverted_index" -> readAbstract(in);
            default -> in.skip();
        }
    }

    private void readIds(JsonPull in) throws IOException {
        if (!in.startObject()) {
            return;
        }
        for (String name = in.nextField(); name != null; name = in.nextField()) {
            switch (name) {
                case "doi" -> add(parser.parse(Scheme.DOI, in.text()));
                case "pmid" -> add(parser.parse(Scheme.PMID, in.text()));
                case "pmcid" -> add(parser.parse(Scheme.PMCID, in.text()));
                default -> in.skip();
            }
        }
    }

    /** Reads the ids of arXiv from the places where copies of the work are. */
    private void readLocations(JsonPull in) throws IOException {
        if (!in.startArray()) {
            return;
        }
        while (in.nextElement()) {
            if (!in.startObject()) {
                continue;
            }
            for (String name = in.nextField(); name != null; name = in.nextField()) {
                if (name.equals("id") || name.equals("landing_page_url")) {
                    add(parser.parse(Scheme.ARXIV, ArxivAddress.id(in.text())));
                } else {
                    in.skip();
                }
            }
        }
    }

    private void readReferences(JsonPull in) throws IOException {
        if (!in.startArray()) {
            return;
        }
        listed = true;
        while (in.nextElement()) {
            WorkId cited = work(in.text());
            if (cited == null) {
                unreadable++;
            } else {
                references.add(cited);
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
            String orcid = null;
            String own = null;
            String name = null;
            String printed = null;
            for (String part = in.nextField(); part != null; part = in.nextField()) {
                if (part.equals("author") && in.isObject()) {
                    for (String inner = in.nextField(); inner != null; inner = in.nextField()) {
                        switch (inner) {
                            case "orcid" -> orcid = AuthorListBuilder.orcid(in.text());
                            case "id" -> own = author(in.text());
                            case "display_name" -> name = in.text();
                            default -> in.skip();
                        }
                    }
                } else if (part.equals("raw_author_name")) {
                    printed = in.text();
                } else {
                    in.skip();
                }
            }
            authors.add(orcid == null ? own : orcid, name == null || name.isBlank() ? printed : name);
        }
    }

    private void readAbstract(JsonPull in) throws IOException {
        if (options.abstracts()) {
            abstractText = JsonPull.clean(InvertedAbstract.read(in));
        } else {
            in.skip();
        }
    }

    /** Returns the name of an object within the current one. */
    private static @Nullable String nameIn(String part, JsonPull in) throws IOException {
        String found = null;
        if (in.startObject()) {
            for (String name = in.nextField(); name != null; name = in.nextField()) {
                if (name.equals(part)) {
                    found = JsonPull.clean(in.fieldText("display_name"));
                } else {
                    in.skip();
                }
            }
        }
        return found;
    }

    private static @Nullable PartialDate date(@Nullable String text) {
        return text == null ? null : PartialDate.approximate(text);
    }

    private static @Nullable String author(@Nullable String address) {
        String number = address == null ? "" : address.substring(address.lastIndexOf('/') + 1);
        return number.startsWith("A") && !number.equals(UNKNOWN_AUTHOR) ? "openalex:" + number : null;
    }

    private @Nullable WorkId work(@Nullable String address) {
        WorkId work = parser.parse(Scheme.OPENALEX, address);
        return work != null && work.scheme() == Scheme.OPENALEX ? work : null;
    }

    private void add(@Nullable WorkId other) {
        if (other != null && !others.contains(other)) {
            others.add(other);
        }
    }

    /** Returns the id in OpenAlex, null if the record is not one of a work. */
    @Nullable
    WorkId id() {
        return id;
    }

    /** Returns the further ids. */
    List<WorkId> others() {
        return others;
    }

    /** Returns when the record was changed, null if it does not say it. */
    @Nullable
    String updated() {
        return updated;
    }

    /** Returns whether the record has a list of references. */
    boolean isListed() {
        return listed;
    }

    /** Returns the cited works. */
    List<WorkId> references() {
        return references;
    }

    /** Returns the number of references that are not ids of works. */
    int unreadableReferences() {
        return unreadable;
    }

    /** Returns whether OpenAlex sets the record apart because its metadata is thin. */
    boolean isExpansion() {
        return expansion;
    }

    /**
     * Returns what the record says of the work.
     *
     * @param retraction the notice if the record says that the work was retracted; null to leave that out
     */
    WorkFacts facts(@Nullable RetractionNotice retraction) {
        PartialDate published = date == null && year > 0 && year <= 9999 ? new PartialDate(year, 0, 0) : date;
        return new WorkFacts.Builder()
                .set(WorkField.TITLE, title == null ? displayName : title)
                .set(WorkField.PUBLISHED_AT, published)
                .set(WorkField.AUTHORS, authors.build())
                .set(WorkField.VENUE, venue)
                .set(WorkField.FIELD, field)
                .set(WorkField.ABSTRACT, abstractText)
                .set(WorkField.RETRACTION, retracted ? retraction : null)
                .build();
    }
}
