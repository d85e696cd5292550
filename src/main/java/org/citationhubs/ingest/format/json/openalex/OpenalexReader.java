package org.citationhubs.ingest.format.json.openalex;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.citationhubs.citation.id.Scheme;
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

/**
 * Reads works of OpenAlex: parts of its snapshot in JSON, pages and single works of its API, and the tables of deleted
 * and of merged works. References are ids of OpenAlex; the map of ids, which the first pass fills from the same files,
 * says which works they are.
 */
public final class OpenalexReader implements FormatReader, IdReader {

    private static final String EXPECTED = "id of a work of OpenAlex";

    /** The field of a page of the API that holds the works. */
    private static final String RESULTS = "results";

    private final FormatContext context;
    private final IdParser parser;
    private final OpenalexWork work;
    private final OpenalexWork onlyIds;
    private final OpenalexIdTable table;
    private final RecordTimes times;
    private final ReferenceListBuilder references;
    private final RecordPublisher publisher;

    public OpenalexReader(FormatContext context) {
        this.context = context;
        this.parser = new IdParser(context.counts());
        this.work = new OpenalexWork(context.options(), parser, /* idsOnly= */ false);
        this.onlyIds = new OpenalexWork(context.options(), parser, /* idsOnly= */ true);
        this.table = new OpenalexIdTable(context);
        this.times = new RecordTimes(context);
        this.references = new ReferenceListBuilder(context);
        this.publisher = new RecordPublisher(context);
    }

    /** Handles a record that was read; returns whether it is one of a work. */
    private interface WorkHandler {
        boolean handle();
    }

    @Override
    public void read(InputStream in, String name) throws IOException {
        read(in, name, work, () -> publish(name), new OpenalexIdTable.Changes() {
            @Override
            public void deleted(WorkId deleted, Instant at) {
                publishDeleted(deleted, at);
            }

            @Override
            public void merged(WorkId merged, WorkId survivor, Instant at) {
                publishMerged(merged, survivor, at);
            }
        });
    }

    @Override
    public void readIds(InputStream in, String name, IdMapWriter ids) throws IOException {
        read(in, name, onlyIds, () -> putIds(ids), new OpenalexIdTable.Changes() {
            @Override
            public void deleted(WorkId deleted, Instant at) {
                ids.delete(deleted);
            }

            @Override
            public void merged(WorkId merged, WorkId survivor, Instant at) {
                WorkId canonical = context.ids().canonical(survivor);
                if (canonical != null) {
                    ids.put(merged, canonical);
                }
            }
        });
    }

    private void read(
            InputStream in, String name, OpenalexWork record, WorkHandler handler, OpenalexIdTable.Changes changes)
            throws IOException {
        if (OpenalexFile.isBesideWorks(name)) {
            return;
        }
        BufferedInputStream buffered = new BufferedInputStream(in);
        if (isTable(buffered)) {
            table.read(buffered, name, changes);
            return;
        }
        FeedRecords.read(
                buffered,
                name,
                EXPECTED,
                Set.of(RESULTS),
                context.counts(),
                (json, number) -> readObject(json, record, handler));
    }

    /** Reads a work, or a page of works; returns whether it is one. */
    private static boolean readObject(JsonPull in, OpenalexWork record, WorkHandler handler) throws IOException {
        if (!in.startObject()) {
            return false;
        }
        boolean page = false;
        boolean works = true;
        record.clear();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (field.equals(RESULTS) && in.startArray()) {
                boolean first = true;
                page = true;
                while (in.nextElement()) {
                    boolean read = readWork(in, record, handler);
                    works = first ? read : works;
                    first = false;
                }
            } else if (!field.equals(RESULTS)) {
                record.read(field, in);
            }
        }
        return page ? works : handler.handle();
    }

    private static boolean readWork(JsonPull in, OpenalexWork record, WorkHandler handler) throws IOException {
        if (!in.startObject()) {
            return false;
        }
        record.clear();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            record.read(field, in);
        }
        return handler.handle();
    }

    private boolean putIds(IdMapWriter ids) {
        WorkId id = onlyIds.id();
        if (id == null) {
            return false;
        }
        Set<WorkId> all = new HashSet<>(onlyIds.others());
        all.add(id);
        ids.put(id, RecordIds.best(all));
        return true;
    }

    private boolean publish(String name) {
        WorkId id = work.id();
        if (id == null) {
            context.counts().skip("noId");
            return false;
        }
        context.counts().input("works", 1);
        if (work.isExpansion() && !context.options().allRecords()) {
            context.counts().skip("xpac");
            return true;
        }
        if (context.ids().isDeleted(id)) {
            context.counts().skip("deletedWork");
            return true;
        }
        Instant observedAt = times.observedAt(RecordTimes.of(work.updated()), name);
        if (observedAt == null) {
            context.counts().skip("noTime");
            return true;
        }
        String record = record(id);
        WorkId published = publisher.id(id, work.others());
        if (context.options().works()) {
            RetractionNotice retraction =
                    context.options().retractionFlags() ? new RetractionNotice(null, observedAt, null) : null;
            publisher.work(published, observedAt, record, work.facts(retraction));
        }
        publisher.aliases(id, work.others(), published, observedAt, record);
        publishReferences(published, observedAt, record);
        return true;
    }

    private void publishReferences(WorkId published, Instant observedAt, String record) {
        context.counts().input("referenced_works", work.references().size() + work.unreadableReferences());
        if (!work.isListed() || !context.options().lists()) {
            return;
        }
        references.clear();
        for (WorkId cited : work.references()) {
            references.add(cited);
        }
        for (int i = 0; i < work.unreadableReferences(); i++) {
            references.unidentified("noId");
        }
        references.publish(published, WorkFacts.NONE, observedAt, record);
    }

    /** Takes back the list of a deleted work, where the map says under which id it was published. */
    private void publishDeleted(WorkId deleted, Instant at) {
        WorkId published =
                context.options().nativeIds() ? deleted : context.ids().canonical(deleted);
        if (published == null) {
            context.counts().skip("unknownWork");
        } else {
            references.publishDeleted(published, at, record(deleted));
        }
    }

    /**
     * Takes back the list of a work that was merged into another one, where the map says that it was published under an
     * id of its own, and says which work survives. Two ids of OpenAlex are one work because OpenAlex says so; that two
     * public ids are, it says only of what it takes for versions of one work, and so it depends on whether the user
     * merges versions.
     */
    private void publishMerged(WorkId merged, WorkId survivor, Instant at) {
        boolean asNative = context.options().nativeIds();
        WorkId published = asNative ? survivor : context.ids().canonical(survivor);
        if (published == null) {
            context.counts().skip("unknownWork");
            return;
        }
        WorkId former = asNative ? merged : context.ids().former(merged);
        if (former != null) {
            references.publishDeleted(former, at, record(merged));
        }
        boolean named =
                context.options().sameAsNative() || context.options().sameAs().contains(Scheme.OPENALEX);
        if (named || (!asNative && merged.equals(former))) {
            publisher.alias(merged, published, at, record(merged));
        }
        boolean version = former != null && !former.equals(merged) && !former.equals(published);
        if (version && context.options().mergeVersions()) {
            publisher.alias(former, published, at, record(merged));
        }
    }

    /** Returns the id of a record in OpenAlex, such as {@code W2741809807}. */
    private static String record(WorkId work) {
        return work.value().substring(work.value().indexOf(':') + 1);
    }

    /** Returns whether a file is a table and not JSON. */
    private static boolean isTable(InputStream in) throws IOException {
        in.mark(512);
        byte[] beginning = in.readNBytes(512);
        in.reset();
        for (byte next : beginning) {
            boolean skipped = next <= ' ';
            if (!skipped) {
                return next != '{' && next != '[';
            }
        }
        return false;
    }
}
