package org.citationhubs.ingest.format.json.crossref;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.ingest.format.AuthorListBuilder;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.RecordPublisher;
import org.citationhubs.ingest.format.ReferenceListBuilder;
import org.citationhubs.ingest.format.json.FieldwiseReader;
import org.citationhubs.ingest.format.json.JsonPull;
import org.citationhubs.ingest.format.json.RecordTimes;
import org.jspecify.annotations.Nullable;

/** Reads one item of Crossref after another, field by field, and passes on what each says. */
final class CrossrefItemReader implements FieldwiseReader {

    /** The fields with a date of publication, by preference. */
    private static final List<String> DATES =
            List.of("issued", "published", "published-print", "published-online", "posted");

    private final FormatContext context;
    private final IdParser ids;
    private final RecordPublisher publisher;
    private final ReferenceListBuilder references;
    private final AuthorListBuilder authors;
    private final RecordTimes times;
    private final CrossrefNotices notices;
    private final CrossrefRelations relations;

    private final @Nullable PartialDate[] dates = new @Nullable PartialDate[DATES.size()];
    private @Nullable String doi;
    private @Nullable String title;
    private @Nullable String venue;
    private @Nullable String abstractText;
    private @Nullable Instant indexed;

    /** Number of the references, -1 if the item says nothing of its list. */
    private int referenceCount;

    CrossrefItemReader(FormatContext context) {
        this.context = context;
        this.ids = new IdParser(context.counts());
        this.publisher = new RecordPublisher(context);
        this.references = new ReferenceListBuilder(context);
        this.authors = new AuthorListBuilder(context.options().authors());
        this.times = new RecordTimes(context);
        this.notices = new CrossrefNotices(ids);
        this.relations = new CrossrefRelations(ids);
        clear();
    }

    @Override
    public void clear() {
        Arrays.fill(dates, null);
        doi = null;
        title = null;
        venue = null;
        abstractText = null;
        indexed = null;
        referenceCount = -1;
        references.clear();
        authors.clear();
        notices.clear();
        relations.clear();
    }

    @Override
    public void readField(String field, JsonPull in) throws IOException {
        FormatOptions options = context.options();
        switch (field) {
            case "DOI" -> doi = in.text();
            case "indexed" -> indexed = CrossrefDate.read(in).instant();
            case "reference" -> readReferences(in);
            case "title" -> title = in.firstCleanText();
            case "issued", "published", "published-print", "published-online", "posted" ->
                dates[DATES.indexOf(field)] = CrossrefDate.read(in).parts();
            case "author" -> readAuthors(in);
            case "container-title" -> venue = in.firstCleanText();
            case "abstract" -> {
                if (options.abstracts()) {
                    abstractText = in.cleanText();
                } else {
                    in.skip();
                }
            }
            case "update-to" -> notices.read(in, /* retractsOther= */ true);
            case "updated-by" -> notices.read(in, /* retractsOther= */ false);
            case "relation" -> {
                if (options.mergeVersions()) {
                    relations.read(in);
                } else {
                    in.skip();
                }
            }
            default -> in.skip();
        }
    }

    private void readReferences(JsonPull in) throws IOException {
        if (!in.startArray()) {
            return;
        }
        referenceCount = 0;
        while (in.nextElement()) {
            referenceCount++;
            String cited = null;
            if (in.startObject()) {
                for (String field = in.nextField(); field != null; field = in.nextField()) {
                    if (field.equals("DOI")) {
                        cited = in.text();
                    } else {
                        in.skip();
                    }
                }
            }
            WorkId work = ids.parse(Scheme.DOI, cited);
            if (work == null) {
                references.unidentified("noId");
            } else {
                references.add(work);
            }
        }
    }

    private void readAuthors(JsonPull in) throws IOException {
        if (!in.startArray()) {
            return;
        }
        while (in.nextElement()) {
            if (in.startObject()) {
                readAuthor(in);
            }
        }
    }

    private void readAuthor(JsonPull in) throws IOException {
        String orcid = null;
        String given = null;
        String family = null;
        String name = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "ORCID" -> orcid = in.firstText();
                case "given" -> given = in.text();
                case "family" -> family = in.text();
                case "name" -> name = in.text();
                default -> in.skip();
            }
        }
        String id = AuthorListBuilder.orcid(orcid);
        if (given == null && family == null) {
            authors.add(id, name);
        } else {
            authors.add(id, given, family);
        }
    }

    @Override
    public boolean publish(String name, long number) {
        if (doi == null) {
            return false;
        }
        context.counts().input("items", 1);
        WorkId work = ids.parse(Scheme.DOI, doi);
        Instant observedAt = times.observedAt(indexed, name);
        if (work == null || observedAt == null) {
            context.counts().malformed(name, number, work == null ? "has no valid DOI" : "has no time 'indexed'");
            return true;
        }
        String record = work.value().substring(work.value().indexOf(':') + 1);
        if (context.options().works()) {
            publishFacts(work, observedAt, record);
        }
        if (referenceCount < 0) {
            context.counts().input("items without reference", 1);
        } else {
            context.counts().input("references", referenceCount);
            references.publish(work, WorkFacts.NONE, observedAt, record);
        }
        return true;
    }

    private void publishFacts(WorkId work, Instant observedAt, String record) {
        SortedMap<WorkId, RetractionNotice> retractions = notices.byWork(work, observedAt);
        WorkFacts facts = new WorkFacts.Builder()
                .set(WorkField.TITLE, title)
                .set(WorkField.PUBLISHED_AT, firstDate())
                .set(WorkField.AUTHORS, authors.build())
                .set(WorkField.VENUE, venue)
                .set(WorkField.ABSTRACT, abstractText)
                .set(WorkField.RETRACTION, retractions.remove(work))
                .build();
        publisher.work(work, observedAt, record, facts);
        for (Map.Entry<WorkId, RetractionNotice> retraction : retractions.entrySet()) {
            WorkFacts retracted = WorkFacts.NONE.with(WorkField.RETRACTION, retraction.getValue());
            publisher.work(retraction.getKey(), observedAt, record, retracted);
        }
        if (context.options().mergeVersions()) {
            relations.publish(work, observedAt, record, publisher);
        }
    }

    private @Nullable PartialDate firstDate() {
        for (PartialDate date : dates) {
            if (date != null) {
                return date;
            }
        }
        return null;
    }
}
