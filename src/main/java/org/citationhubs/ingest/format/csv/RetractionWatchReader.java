package org.citationhubs.ingest.format.csv;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.RetractionNotice;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatReader;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.RecordPublisher;
import org.citationhubs.ingest.format.csv.RetractionRow.Effect;
import org.jspecify.annotations.Nullable;

/**
 * Reads the table of the Retraction Watch database, one row for each notice. Of the rows of a work the newest that
 * retracts or reinstates it decides; corrections and expressions of concern decide nothing. A work is known by its DOI,
 * else by its PubMed id.
 *
 * <p>The rows of a work may be anywhere in the file, so the file is read whole before anything is passed on; one row
 * for each work is kept in memory. A work that is no longer in the file stays as it was.
 */
public final class RetractionWatchReader implements FormatReader {

    /** The last second of a day: what is said later on the same day must not be older. */
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final FormatContext context;
    private final IdParser ids;
    private final RecordPublisher publisher;

    public RetractionWatchReader(FormatContext context) {
        this.context = context;
        this.ids = new IdParser(context.counts());
        this.publisher = new RecordPublisher(context);
    }

    @Override
    public void read(InputStream in, String name) throws IOException {
        RetractionTable table = RetractionTable.open(in, name, ids, context.counts());
        Map<WorkId, RetractionRow> deciding = new LinkedHashMap<>();
        Map<WorkId, WorkId> doiOfPmid = new HashMap<>();
        for (RetractionRow row = table.next(); row != null; row = table.next()) {
            WorkId work = row.work();
            if (row.effect() != Effect.NONE && work != null) {
                deciding.merge(work, row, RetractionRow::newer);
            }
            WorkId pmid = row.pmid();
            if (pmid != null && row.doi() != null) {
                // A PubMed id that stands beside several DOIs says nothing of either.
                doiOfPmid.merge(pmid, row.doi(), (one, other) -> one.equals(other) ? one : pmid);
            }
        }
        if (context.options().works()) {
            Map<WorkId, RetractionRow> byWork = new LinkedHashMap<>();
            deciding.forEach((id, row) -> byWork.merge(doiOfPmid.getOrDefault(id, id), row, RetractionRow::newer));
            byWork.forEach(this::publish);
        }
    }

    private void publish(WorkId work, RetractionRow row) {
        LocalDate date = row.date();
        Instant observedAt = date == null
                ? context.options().observedAt()
                : date.atTime(END_OF_DAY).toInstant(ZoneOffset.UTC);
        if (observedAt == null) {
            context.counts().skip("noDate");
            return;
        }
        RetractionNotice retraction = row.effect() == Effect.RETRACTED
                ? new RetractionNotice(row.noticeId(), noticedAt(date, observedAt), row.reason())
                : RetractionNotice.TAKEN_BACK;
        publisher.work(work, observedAt, "", WorkFacts.NONE.with(WorkField.RETRACTION, retraction));
    }

    private static Instant noticedAt(@Nullable LocalDate date, Instant observedAt) {
        return date == null ? observedAt : date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
