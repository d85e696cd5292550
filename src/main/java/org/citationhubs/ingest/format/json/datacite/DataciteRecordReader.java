package org.citationhubs.ingest.format.json.datacite;

import java.io.IOException;
import java.time.Instant;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.RecordPublisher;
import org.citationhubs.ingest.format.json.FieldwiseReader;
import org.citationhubs.ingest.format.json.JsonPull;
import org.citationhubs.ingest.format.json.RecordTimes;
import org.jspecify.annotations.Nullable;

/** Reads records of DataCite, {@code {"id": DOI, "attributes": {...}}}, and passes on what each says. */
final class DataciteRecordReader implements FieldwiseReader {

    private final FormatContext context;
    private final IdParser ids;
    private final RecordPublisher publisher;
    private final RecordTimes times;
    private final DataciteRelations relations;
    private final DataciteCreators creators;

    private boolean hasAttributes;
    private @Nullable String id;
    private @Nullable String doi;
    private @Nullable Instant updated;
    private @Nullable String title;
    private boolean isMainTitle;
    private @Nullable PartialDate issued;
    private @Nullable PartialDate year;
    private @Nullable String venue;
    private @Nullable String abstractText;

    DataciteRecordReader(FormatContext context) {
        this.context = context;
        this.ids = new IdParser(context.counts());
        this.publisher = new RecordPublisher(context);
        this.times = new RecordTimes(context);
        this.relations = new DataciteRelations(context, ids, publisher);
        this.creators = new DataciteCreators(context.options().authors());
    }

    @Override
    public void clear() {
        hasAttributes = false;
        id = null;
        doi = null;
        updated = null;
        title = null;
        isMainTitle = false;
        issued = null;
        year = null;
        venue = null;
        abstractText = null;
        relations.clear();
        creators.clear();
    }

    @Override
    public void readField(String field, JsonPull in) throws IOException {
        if (field.equals("id")) {
            id = in.text();
        } else if (field.equals("attributes") && in.isObject()) {
            hasAttributes = true;
            readAttributes(in);
        } else {
            in.skip();
        }
    }

    private void readAttributes(JsonPull in) throws IOException {
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "doi" -> doi = in.text();
                case "updated" -> updated = RecordTimes.of(in.text());
                case "titles" -> readTitles(in);
                case "creators" -> creators.read(in);
                case "dates" -> readDates(in);
                case "publicationYear" -> year = date(in.text());
                case "container" -> readContainer(in);
                case "descriptions" -> readDescriptions(in);
                case "relatedIdentifiers" -> relations.read(in);
                default -> in.skip();
            }
        }
    }

    /** Takes the first title that is not said to be of a special type, such as a subtitle; else the first. */
    private void readTitles(JsonPull in) throws IOException {
        if (!in.startArray()) {
            return;
        }
        while (in.nextElement()) {
            if (!in.startObject()) {
                continue;
            }
            String text = null;
            String type = null;
            for (String field = in.nextField(); field != null; field = in.nextField()) {
                switch (field) {
                    case "title" -> text = in.cleanText();
                    case "titleType" -> type = in.text();
                    default -> in.skip();
                }
            }
            if (text != null && (title == null || (type == null && !isMainTitle))) {
                title = text;
                isMainTitle = type == null;
            }
        }
    }

    private void readDates(JsonPull in) throws IOException {
        if (!in.startArray()) {
            return;
        }
        while (in.nextElement()) {
            if (!in.startObject()) {
                continue;
            }
            String date = null;
            boolean isIssued = false;
            for (String field = in.nextField(); field != null; field = in.nextField()) {
                switch (field) {
                    case "date" -> date = in.text();
                    case "dateType" -> isIssued = "Issued".equals(in.text());
                    default -> in.skip();
                }
            }
            issued = isIssued && issued == null ? date(date) : issued;
        }
    }

    private static @Nullable PartialDate date(@Nullable String text) {
        PartialDate exact = text == null ? null : PartialDate.ofExact(text);
        return exact != null || text == null ? exact : PartialDate.approximate(text);
    }

    private void readContainer(JsonPull in) throws IOException {
        if (!in.startObject()) {
            return;
        }
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (field.equals("title")) {
                venue = in.cleanText();
            } else {
                in.skip();
            }
        }
    }

    private void readDescriptions(JsonPull in) throws IOException {
        if (!context.options().abstracts() || !in.isArray()) {
            in.skip();
            return;
        }
        while (in.nextElement()) {
            if (!in.startObject()) {
                continue;
            }
            String text = null;
            boolean isAbstract = false;
            for (String field = in.nextField(); field != null; field = in.nextField()) {
                switch (field) {
                    case "description" -> text = in.cleanText();
                    case "descriptionType" -> isAbstract = "Abstract".equals(in.text());
                    default -> in.skip();
                }
            }
            abstractText = isAbstract && abstractText == null ? text : abstractText;
        }
    }

    @Override
    public boolean publish(String name, long number) {
        String own = doi == null ? id : doi;
        if (!hasAttributes || own == null) {
            return false;
        }
        context.counts().input("records", 1);
        WorkId work = ids.parse(Scheme.DOI, own);
        Instant observedAt = times.observedAt(updated, name);
        if (work == null || observedAt == null) {
            context.counts().malformed(name, number, work == null ? "has no valid DOI" : "has no time 'updated'");
            return true;
        }
        String record = work.value().substring(work.value().indexOf(':') + 1);
        if (context.options().works()) {
            WorkFacts facts = new WorkFacts.Builder()
                    .set(WorkField.TITLE, title)
                    .set(WorkField.PUBLISHED_AT, issued == null ? year : issued)
                    .set(WorkField.AUTHORS, creators.build())
                    .set(WorkField.VENUE, venue)
                    .set(WorkField.ABSTRACT, abstractText)
                    .build();
            publisher.work(work, observedAt, record, facts);
        }
        relations.publish(work, observedAt, record);
        return true;
    }
}
