package org.citationhubs.ingest.format.json.inspire;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatReader;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.IdReader;
import org.citationhubs.ingest.format.RecordIds;
import org.citationhubs.ingest.format.RecordPublisher;
import org.citationhubs.ingest.format.ReferenceListBuilder;
import org.citationhubs.ingest.format.json.FeedRecords;
import org.citationhubs.ingest.format.json.JsonPull;
import org.citationhubs.ingest.format.json.RecordTimes;
import org.citationhubs.ingest.idmap.IdMapWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads literature records of INSPIRE: pages and single records of its API, and the metadata of records by themselves.
 */
public final class InspireReader implements FormatReader, IdReader {

    private static final String EXPECTED = "control_number of a literature record";

    /** The field of a page that holds, in another one of the same name, the records. */
    private static final String HITS = "hits";

    private final FormatContext context;
    private final InspireRecord record;
    private final InspireRecord onlyIds;
    private final RecordTimes times;
    private final ReferenceListBuilder references;
    private final RecordPublisher publisher;

    public InspireReader(FormatContext context) {
        this.context = context;
        IdParser parser = new IdParser(context.counts());
        this.record = new InspireRecord(context.options(), parser, /* idsOnly= */ false);
        this.onlyIds = new InspireRecord(context.options(), parser, /* idsOnly= */ true);
        this.times = new RecordTimes(context);
        this.references = new ReferenceListBuilder(context);
        this.publisher = new RecordPublisher(context);
    }

    /** Handles a record that was read; returns whether it is a literature record. */
    private interface LiteratureHandler {
        boolean handle();
    }

    @Override
    public void read(InputStream in, String name) throws IOException {
        read(in, name, record, () -> publish(name));
    }

    @Override
    public void readIds(InputStream in, String name, IdMapWriter ids) throws IOException {
        read(in, name, onlyIds, () -> putIds(ids));
    }

    private void read(InputStream in, String name, InspireRecord one, LiteratureHandler handler) throws IOException {
        FeedRecords.read(
                in, name, EXPECTED, Set.of(HITS), context.counts(), (json, number) -> readObject(json, one, handler));
    }

    /** Reads a record, or a page of records; returns whether it is one. */
    private static boolean readObject(JsonPull in, InspireRecord one, LiteratureHandler handler) throws IOException {
        if (!in.startObject()) {
            return false;
        }
        boolean page = false;
        boolean literature = true;
        one.clear();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (field.equals(HITS) && in.isObject()) {
                page = true;
                literature = readPage(in, one, handler);
            } else {
                one.read(field, in);
            }
        }
        return page ? literature : handler.handle();
    }

    private static boolean readPage(JsonPull in, InspireRecord one, LiteratureHandler handler) throws IOException {
        boolean literature = true;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (!field.equals(HITS) || !in.startArray()) {
                in.skip();
                continue;
            }
            boolean first = true;
            while (in.nextElement()) {
                boolean read = readRecord(in, one, handler);
                literature = first ? read : literature;
                first = false;
            }
        }
        return literature;
    }

    private static boolean readRecord(JsonPull in, InspireRecord one, LiteratureHandler handler) throws IOException {
        if (!in.startObject()) {
            return false;
        }
        one.clear();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            one.read(field, in);
        }
        return handler.handle();
    }

    private boolean putIds(IdMapWriter ids) {
        WorkId id = onlyIds.id();
        if (id == null) {
            return false;
        }
        WorkId survivor = onlyIds.survivor();
        if (onlyIds.isDeleted() && survivor == null) {
            ids.delete(id);
        } else if (onlyIds.isDeleted() && survivor != null) {
            ids.put(id, survivor(survivor));
        } else {
            Set<WorkId> all = new HashSet<>(onlyIds.others());
            all.add(id);
            WorkId best = RecordIds.best(all);
            ids.put(id, best);
            for (WorkId merged : onlyIds.merged()) {
                ids.put(merged, best);
            }
        }
        return true;
    }

    private boolean publish(String name) {
        WorkId id = record.id();
        if (id == null) {
            context.counts().skip("noRecordNumber");
            return false;
        }
        context.counts().input("records", 1);
        Instant observedAt = times.observedAt(RecordTimes.of(record.updated()), name);
        if (observedAt == null) {
            context.counts().skip("noTime");
            return true;
        }
        String number = id.value().substring(id.value().indexOf(':') + 1);
        if (record.isDeleted()) {
            publishDeleted(id, observedAt, number);
            return true;
        }
        WorkId published = publisher.id(id, record.others());
        if (context.options().works()) {
            RetractionNotice retraction =
                    record.isWithdrawn() ? new RetractionNotice(null, observedAt, "withdrawn") : null;
            publisher.work(published, observedAt, number, record.facts(retraction));
        }
        publisher.aliases(id, record.others(), published, observedAt, number);
        for (WorkId merged : record.merged()) {
            publisher.alias(merged, published, observedAt, number);
        }
        publishReferences(published, observedAt, number);
        return true;
    }

    private void publishReferences(WorkId published, Instant observedAt, String number) {
        context.counts().input("references", record.references().size());
        if (!record.isListed() || !context.options().lists()) {
            return;
        }
        references.clear();
        for (InspireReference reference : record.references()) {
            WorkId cited = cited(reference);
            if (cited == null) {
                references.unidentified("noId");
            } else {
                references.add(cited);
            }
        }
        references.publish(published, WorkFacts.NONE, observedAt, number);
    }

    /** Returns the record number if the map has it, else the id in the reference, else the record number. */
    private @Nullable WorkId cited(InspireReference reference) {
        WorkId number = reference.record();
        if (number == null || reference.cited() == null) {
            return number == null ? reference.cited() : number;
        }
        boolean mapped =
                context.ids().canonical(number) != null && !context.ids().isDeleted(number);
        return mapped || context.options().nativeIds() ? number : reference.cited();
    }

    /** Takes back the list of a record that INSPIRE deleted, and says which record took its place. */
    private void publishDeleted(WorkId id, Instant observedAt, String number) {
        WorkId survivor = record.survivor();
        WorkId former = context.options().nativeIds() ? id : context.ids().former(id);
        references.publishDeleted(former == null ? publisher.id(id, record.others()) : former, observedAt, number);
        if (survivor != null && !survivor.equals(id)) {
            publisher.alias(id, survivor(survivor), observedAt, number);
        }
    }

    private WorkId survivor(WorkId number) {
        WorkId canonical = context.options().nativeIds() ? null : context.ids().canonical(number);
        return canonical == null ? number : canonical;
    }
}
