package org.citationhubs.ingest.format.xml;

import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.RecordPublisher;
import org.citationhubs.ingest.format.ReferenceListBuilder;
import org.citationhubs.ingest.format.xml.PubmedArticle.Notice;
import org.jspecify.annotations.Nullable;

/** Makes events of records of PubMed. */
final class PubmedPublisher {

    private final FormatContext context;
    private final RecordPublisher works;
    private final ReferenceListBuilder list;

    PubmedPublisher(FormatContext context) {
        this.context = context;
        this.works = new RecordPublisher(context);
        this.list = new ReferenceListBuilder(context);
    }

    /** Passes on the description of an article, its further ids and its references. */
    void publish(PubmedArticle article, WorkId pmid, Instant observedAt) {
        WorkId citing = works.id(pmid, article.others());
        String record = record(pmid);
        if (context.options().works()) {
            WorkFacts facts = article.facts()
                    .set(WorkField.RETRACTION, retraction(article.retraction(), observedAt))
                    .build();
            works.work(citing, observedAt, record, facts);
            works.aliases(pmid, article.others(), citing, observedAt, record);
        }
        List<@Nullable WorkId> references = article.references();
        if (references != null) {
            list.clear();
            for (WorkId reference : references) {
                if (reference == null) {
                    list.unidentified("noId");
                } else {
                    list.add(reference);
                }
            }
            list.publish(citing, WorkFacts.NONE, observedAt, record);
        }
    }

    /** Passes on that PubMed deleted a record: it states no citation any more. */
    void publishDeleted(WorkId pmid, Instant at) {
        list.publishDeleted(canonical(pmid), at, record(pmid));
    }

    /** The notice has the date of its reference; without one, that of the record that names it. */
    private @Nullable RetractionNotice retraction(@Nullable Notice notice, Instant observedAt) {
        if (notice == null) {
            return null;
        }
        Instant noticedAt = notice.publishedAt() == null ? observedAt : DateFields.startOf(notice.publishedAt());
        return new RetractionNotice(
                notice.pmid() == null ? null : canonical(notice.pmid()).value(), noticedAt, null);
    }

    private WorkId canonical(WorkId id) {
        WorkId known = context.options().nativeIds() ? null : context.ids().canonical(id);
        return known == null ? id : known;
    }

    private static String record(WorkId pmid) {
        return pmid.value().substring(pmid.value().indexOf(':') + 1);
    }
}
