package org.citationhubs.ingest.format.json.inspire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.ingest.format.AuthorListBuilder;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.json.JsonPull;
import org.jspecify.annotations.Nullable;

/** The record of one work of INSPIRE after another. */
final class InspireRecord {

    /** What a DOI of a record may be of; others are of an erratum, of data, of a translation. */
    private static final Set<String> OF_THE_WORK = Set.of("publication", "preprint", "version");

    private final FormatOptions options;
    private final IdParser parser;
    private final boolean idsOnly;
    private final AuthorListBuilder authors;
    private final List<WorkId> others = new ArrayList<>();
    private final List<WorkId> merged = new ArrayList<>();
    private final List<InspireReference> references = new ArrayList<>();
    private @Nullable WorkId id;
    private @Nullable WorkId survivor;
    private @Nullable WorkId doi;
    private @Nullable String schema;
    private @Nullable String updated;
    private @Nullable String title;
    private @Nullable String venue;
    private @Nullable String abstractText;
    private @Nullable PartialDate preprintDate;
    private @Nullable PartialDate imprintDate;
    private boolean listed;
    private boolean deleted;
    private boolean withdrawn;

    /**
     * Creates a reader of records.
     *
     * @param idsOnly whether nothing but the ids of the works is wanted
     */
    InspireRecord(FormatOptions options, IdParser parser, boolean idsOnly) {
        this.options = options;
        this.parser = parser;
        this.idsOnly = idsOnly;
        this.authors = new AuthorListBuilder(options.authors());
    }

    /** Begins another record. */
    void clear() {
        authors.clear();
        others.clear();
        merged.clear();
        references.clear();
        id = null;
        survivor = null;
        doi = null;
        schema = null;
        updated = null;
        title = null;
        venue = null;
        abstractText = null;
        preprintDate = null;
        imprintDate = null;
        listed = false;
        deleted = false;
        withdrawn = false;
    }

    /** Reads the value of one field of the record, or of the {@code metadata} in it. */
    void read(String name, JsonPull in) throws IOException {
        switch (name) {
            case "control_number" -> id = InspireReference.number(in.text(), parser);
            // The API repeats the number outside of the metadata.
            case "id" -> id = id == null ? InspireReference.number(in.text(), parser) : id;
            case "metadata" -> {
                if (in.startObject()) {
                    for (String inner = in.nextField(); inner != null; inner = in.nextField()) {
                        read(inner, in);
                    }
                }
            }
            case "$schema" -> schema = in.text();
            case "updated" -> updated = in.text();
            case "dois" -> readDois(in);
            case "arxiv_eprints" -> readEprints(in);
            case "deleted" -> deleted = in.isTrue();
            case "new_record" -> survivor = InspireReference.numberOf(in, parser);
            case "deleted_records" -> readMerged(in);
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
            case "references" -> readReferences(in);
            case "withdrawn" -> withdrawn = in.isTrue();
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
            case "titles" -> title = JsonPull.clean(in.firstFieldText("title"));
            case "authors" -> InspireAuthors.read(in, authors);
            case "publication_info" -> venue = JsonPull.clean(in.firstFieldText("journal_title"));
            case "preprint_date" -> preprintDate = date(in.text());
            case "imprints" -> imprintDate = date(in.firstFieldText("date"));
            case "abstracts" -> {
                if (options.abstracts()) {
                    abstractText = JsonPull.clean(in.firstFieldText("value"));
                } else {
                    in.skip();
                }
            }
            default -> in.skip();
        }
    }

    private void readDois(JsonPull in) throws IOException {
        if (!in.startArray()) {
            return;
        }
        while (in.nextElement()) {
            if (!in.startObject()) {
                continue;
            }
            String value = null;
            String material = null;
            for (String name = in.nextField(); name != null; name = in.nextField()) {
                switch (name) {
                    case "value" -> value = in.text();
                    case "material" -> material = in.text();
                    default -> in.skip();
                }
            }
            if (doi == null && (material == null || OF_THE_WORK.contains(material))) {
                doi = parser.parse(Scheme.DOI, value);
            }
        }
    }

    private void readEprints(JsonPull in) throws IOException {
        if (!in.startArray()) {
            return;
        }
        while (in.nextElement()) {
            WorkId eprint = parser.parse(Scheme.ARXIV, in.fieldText("value"));
            if (eprint != null) {
                others.add(eprint);
            }
        }
    }

    private void readMerged(JsonPull in) throws IOException {
        if (!in.startArray()) {
            return;
        }
        while (in.nextElement()) {
            WorkId one = InspireReference.numberOf(in, parser);
            if (one != null) {
                merged.add(one);
            }
        }
    }

    private void readReferences(JsonPull in) throws IOException {
        if (!in.startArray()) {
            return;
        }
        listed = true;
        while (in.nextElement()) {
            references.add(InspireReference.read(in, parser));
        }
    }

    private static @Nullable PartialDate date(@Nullable String text) {
        return text == null ? null : PartialDate.approximate(text);
    }

    /** Returns the number of the record, null if the record is not one of a work. */
    @Nullable
    WorkId id() {
        return schema == null || schema.endsWith("/hep.json") ? id : null;
    }

    /** Returns the further ids: the DOI and those of arXiv. */
    List<WorkId> others() {
        if (doi != null && !others.contains(doi)) {
            others.add(doi);
        }
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

    List<InspireReference> references() {
        return references;
    }

    /** Returns whether INSPIRE deleted the record. */
    boolean isDeleted() {
        return deleted;
    }

    /** Returns the record that took the place of this one, null if none did. */
    @Nullable
    WorkId survivor() {
        return survivor;
    }

    /** Returns the records whose place this one took. */
    List<WorkId> merged() {
        return merged;
    }

    /** Returns whether the authors withdrew the work. */
    boolean isWithdrawn() {
        return withdrawn;
    }

    /**
     * Returns what the record says of the work.
     *
     * @param retraction the notice if the work was withdrawn, else null
     */
    WorkFacts facts(@Nullable RetractionNotice retraction) {
        return new WorkFacts.Builder()
                .set(WorkField.TITLE, title)
                .set(WorkField.PUBLISHED_AT, preprintDate == null ? imprintDate : preprintDate)
                .set(WorkField.AUTHORS, authors.build())
                .set(WorkField.VENUE, venue)
                .set(WorkField.ABSTRACT, abstractText)
                .set(WorkField.RETRACTION, retraction)
                .build();
    }
}
