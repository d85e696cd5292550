package org.citationhubs.ingest.format.xml;

import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.ImportCounts;
import org.citationhubs.ingest.format.RecordIds;
import org.citationhubs.ingest.format.RecordPublisher;
import org.citationhubs.ingest.format.ReferenceListBuilder;
import org.citationhubs.ingest.format.xml.JatsFront.RelatedArticle;
import org.citationhubs.ingest.format.xml.JatsReferences.CitedWork;
import org.jspecify.annotations.Nullable;

/** Makes events of articles. */
final class JatsPublisher {

    private final FormatContext context;
    private final RecordPublisher works;
    private final ReferenceListBuilder list;

    JatsPublisher(FormatContext context) {
        this.context = context;
        this.works = new RecordPublisher(context);
        this.list = new ReferenceListBuilder(context);
    }

    /** Passes on the description of an article, its retraction or the one that it states, and its references. */
    void publish(JatsArticle article, Instant observedAt) {
        count(article);
        List<WorkId> ids = article.front().ids();
        if (ids.isEmpty()) {
            context.counts().skip("articles without id");
            return;
        }
        WorkId own = own(ids);
        WorkId citing = works.id(own, ids);
        String record = own.value().substring(own.value().indexOf(':') + 1);
        if (context.options().works()) {
            RetractionNotice retraction = retraction(article, observedAt);
            WorkFacts facts = article.front()
                    .facts()
                    .set(WorkField.RETRACTION, retraction)
                    .build();
            works.work(citing, observedAt, record, facts);
            works.aliases(own, ids, citing, observedAt, record);
            publishRetracted(article, citing, observedAt, record);
        }
        if (article.references().size() > 0) {
            publishList(article, citing, observedAt, record);
        }
    }

    private void count(JatsArticle article) {
        ImportCounts counts = context.counts();
        counts.input("articles", 1);
        counts.input("refs", article.references().size());
        counts.input("refs with id", article.references().identified());
        counts.input("xrefs", article.markersInBody());
        counts.input("xrefs outside body", article.markersOutside());
    }

    /** Returns the id of the archive from which nearly all such files come; without it the best one. */
    private static WorkId own(List<WorkId> ids) {
        return ids.stream()
                .filter(id -> id.scheme() == Scheme.PMCID)
                .findFirst()
                .orElseGet(() -> RecordIds.best(ids));
    }

    /** Returns the retraction of the article itself, null if it is not retracted. */
    private @Nullable RetractionNotice retraction(JatsArticle article, Instant observedAt) {
        Instant noticedAt = startOr(article.front().retractedAt(), observedAt);
        for (RelatedArticle related : article.front().related()) {
            if (JatsRetractions.isRetractedBy(article.type(), related.type())) {
                return new RetractionNotice(
                        related.id() == null ? null : canonical(related.id()).value(), noticedAt, null);
            }
        }
        boolean flagged = context.options().retractionFlags() && JatsRetractions.isRetracted(article.type());
        return flagged ? new RetractionNotice(null, noticedAt, null) : null;
    }

    /** Passes on the retractions of others that the article is the notice of. */
    private void publishRetracted(JatsArticle article, WorkId notice, Instant observedAt, String record) {
        Instant noticedAt = startOr(article.front().publishedAt(), observedAt);
        for (RelatedArticle related : article.front().related()) {
            WorkId id = related.id();
            if (id != null && JatsRetractions.retracts(article.type(), related.type())) {
                RetractionNotice retraction = new RetractionNotice(notice.value(), noticedAt, null);
                works.work(canonical(id), observedAt, record, WorkFacts.NONE.with(WorkField.RETRACTION, retraction));
            }
        }
    }

    private static Instant startOr(@Nullable PartialDate date, Instant other) {
        return date == null ? other : DateFields.startOf(date);
    }

    private WorkId canonical(WorkId id) {
        WorkId known = context.options().nativeIds() ? null : context.ids().canonical(id);
        return known == null ? id : known;
    }

    private void publishList(JatsArticle article, WorkId citing, Instant observedAt, String record) {
        new JatsMentions(article.references(), context.counts()).add(article.markers());
        list.clear();
        for (CitedWork work : article.references().works()) {
            WorkId id = work.id();
            if (id == null) {
                list.unidentified("noId");
            } else {
                list.add(id, work.mentions());
            }
        }
        list.publish(citing, WorkFacts.NONE, observedAt, record);
    }
}
