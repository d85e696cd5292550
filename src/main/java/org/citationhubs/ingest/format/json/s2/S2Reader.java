package org.citationhubs.ingest.format.json.s2;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatReader;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.IdReader;
import org.citationhubs.ingest.format.RecordIds;
import org.citationhubs.ingest.format.RecordPublisher;
import org.citationhubs.ingest.format.ReferenceListBuilder;
import org.citationhubs.ingest.format.json.FeedRecords;
import org.citationhubs.ingest.format.json.JsonLines;
import org.citationhubs.ingest.format.json.RecordTimes;
import org.citationhubs.ingest.idmap.IdMapWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads datasets of Semantic Scholar: {@code citations}, {@code papers}, {@code abstracts}, {@code tldrs},
 * {@code paper-ids}, {@code s2orc} and {@code s2orc_v2}, and the differences between two releases of them. Papers are
 * named by corpus ids; the map of ids, which the first pass fills from {@code papers}, says which works they are.
 */
public final class S2Reader implements FormatReader, IdReader {

    private static final String EXPECTED = "field that tells a dataset of Semantic Scholar, such as corpusid";

    private final FormatContext context;
    private final S2Paper paper;
    private final S2Paper onlyIds;
    private final S2Citations citations;
    private final S2FullTexts texts;
    private final RecordTimes times;
    private final RecordPublisher publisher;
    private final ReferenceListBuilder references;

    public S2Reader(FormatContext context) {
        IdParser parser = new IdParser(context.counts());
        this.context = context;
        this.paper = new S2Paper(context.options(), parser, /* idsOnly= */ false);
        this.onlyIds = new S2Paper(context.options(), parser, /* idsOnly= */ true);
        this.times = new RecordTimes(context);
        this.citations = new S2Citations(context, parser, times);
        this.texts = new S2FullTexts(context, parser, times);
        this.publisher = new RecordPublisher(context);
        this.references = new ReferenceListBuilder(context);
    }

    @Override
    public void read(InputStream in, String name) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, S2Dataset.PEEKED);
        S2Dataset dataset = dataset(buffered, name);
        if (dataset == null) {
            return;
        }
        switch (dataset) {
            case CITATIONS -> citations.read(buffered, name);
            case FULL_TEXTS -> {
                if (!S2Dataset.isDeletion(name)) {
                    texts.read(buffered, name);
                }
            }
            case PAPERS, ABSTRACTS, TLDRS, PAPER_IDS ->
                new JsonLines(buffered, name, context.counts()).read(EXPECTED, (json, number) -> {
                    WorkId id = paper.read(json) ? paper.id() : null;
                    if (id != null) {
                        publish(dataset, id, name);
                    }
                    return id != null;
                });
        }
    }

    @Override
    public void readIds(InputStream in, String name, IdMapWriter ids) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, S2Dataset.PEEKED);
        S2Dataset dataset = dataset(buffered, name);
        if (dataset == S2Dataset.PAPERS || dataset == S2Dataset.PAPER_IDS) {
            new JsonLines(buffered, name, context.counts()).read(EXPECTED, (json, number) -> {
                WorkId id = onlyIds.read(json) ? onlyIds.id() : null;
                if (id != null) {
                    putIds(dataset, id, S2Dataset.isDeletion(name), ids);
                }
                return id != null;
            });
        }
    }

    /** Returns the dataset of a file, null if the file is empty. */
    private static @Nullable S2Dataset dataset(InputStream in, String name) throws IOException {
        S2Dataset dataset = S2Dataset.of(in);
        if (dataset == null) {
            in.mark(1);
            if (in.read() >= 0) {
                throw FeedRecords.notOfTheFormat(name, EXPECTED);
            }
        }
        return dataset;
    }

    private void putIds(S2Dataset dataset, WorkId id, boolean deleted, IdMapWriter ids) {
        if (dataset == S2Dataset.PAPER_IDS) {
            WorkId sha = onlyIds.sha();
            if (sha != null && !deleted) {
                WorkId canonical = context.ids().canonical(id);
                ids.put(sha, canonical == null ? id : canonical);
            }
        } else if (deleted) {
            ids.delete(id);
        } else {
            Set<WorkId> all = new HashSet<>(onlyIds.others());
            all.add(id);
            ids.put(id, RecordIds.best(all));
        }
    }

    private void publish(S2Dataset dataset, WorkId id, String name) {
        context.counts().input("rows", 1);
        boolean deleted = S2Dataset.isDeletion(name);
        // A paper was deleted on the day of the release, not when it was changed last.
        Instant release = deleted ? context.options().observedAt() : null;
        Instant observedAt = release == null ? times.observedAt(RecordTimes.of(paper.updated()), name) : release;
        if (observedAt == null) {
            context.counts().skip("noTime");
            return;
        }
        String record = id.value().substring(id.value().indexOf(':') + 1);
        if (deleted) {
            publishDeleted(dataset, id, observedAt);
        } else if (dataset == S2Dataset.PAPER_IDS) {
            publishSha(id, observedAt, record);
        } else {
            WorkId published = dataset == S2Dataset.PAPERS ? publisher.id(id, paper.others()) : published(id);
            if (context.options().works()) {
                WorkFacts facts = paper.facts();
                publisher.work(published, observedAt, record, facts);
            }
            if (dataset == S2Dataset.PAPERS) {
                publisher.aliases(id, paper.others(), published, observedAt, record);
            }
        }
    }

    /** Returns the id under which the map knows a paper, else the best that the row has. */
    private WorkId published(WorkId id) {
        WorkId canonical = context.options().nativeIds() ? null : context.ids().canonical(id);
        return canonical == null ? publisher.id(id, paper.others()) : canonical;
    }

    /** Publishes that a hash names the paper, as questions by addresses of papers have it. */
    private void publishSha(WorkId id, Instant observedAt, String record) {
        WorkId sha = paper.sha();
        if (sha != null
                && context.options().sameAsNative()
                && !context.options().nativeIds()) {
            publisher.alias(sha, published(id), observedAt, record);
        }
    }

    /**
     * Takes back the list of a paper that is no more and that had no other id. Under another id, such as a DOI, the
     * list may be that of the paper that took its place; the citations of the deleted one are deleted row by row.
     */
    private void publishDeleted(S2Dataset dataset, WorkId id, Instant observedAt) {
        boolean alone = published(id).scheme() == Scheme.S2;
        if (dataset == S2Dataset.PAPERS && alone) {
            references.publishDeleted(id, observedAt, "");
        } else {
            context.counts().skip("deletedRow");
        }
    }
}
