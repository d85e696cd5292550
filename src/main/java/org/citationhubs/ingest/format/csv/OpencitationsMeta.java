package org.citationhubs.ingest.format.csv;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.ingest.format.AuthorListBuilder;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.RecordIds;
import org.citationhubs.ingest.format.RecordPublisher;
import org.citationhubs.ingest.idmap.IdMapWriter;
import org.jspecify.annotations.Nullable;

/** Reads the tables whose rows are works with all their ids: Meta, and the table of OMIDs, which has nothing else. */
final class OpencitationsMeta {

    private final FormatContext context;
    private final OpencitationsIds parser;
    private final RecordPublisher publisher;
    private final OpencitationsAuthors authors;

    OpencitationsMeta(FormatContext context, OpencitationsIds parser) {
        this.context = context;
        this.parser = parser;
        this.publisher = new RecordPublisher(context);
        this.authors =
                new OpencitationsAuthors(new AuthorListBuilder(context.options().authors()));
    }

    /** Passes on the description of each work, and that its other ids are the same work. */
    void read(CsvTable table, Instant observedAt) throws IOException {
        WorkColumns columns = new WorkColumns(table);
        long rows = 0;
        while (table.next()) {
            if (columns.isEmpty()) {
                continue;
            }
            rows++;
            List<WorkId> ids = columns.ids(parser);
            if (ids.isEmpty()) {
                context.counts().skip("noId");
                continue;
            }
            WorkId own = own(ids);
            WorkId work = published(own, ids);
            if (context.options().works()) {
                publisher.work(work, observedAt, own.value(), columns.facts(authors));
            }
            publisher.aliases(own, ids, work, observedAt, own.value());
        }
        context.counts().input("works", rows);
    }

    /**
     * States under which id each work is known: its OMID, by which the Index names it, and those of its other ids for
     * which aliases are published.
     */
    void readIds(CsvTable table, IdMapWriter map) throws IOException {
        WorkColumns columns = new WorkColumns(table);
        while (table.next()) {
            List<WorkId> ids = columns.ids(parser);
            if (ids.isEmpty()) {
                continue;
            }
            WorkId canonical = RecordIds.best(ids);
            for (WorkId id : ids) {
                boolean alias =
                        !id.equals(canonical) && context.options().sameAs().contains(id.scheme());
                if (alias || id.scheme() == Scheme.OMID) {
                    map.put(id, canonical);
                }
            }
        }
    }

    /** Returns the id of the record: its OMID, or the first id where a row has none. */
    private static WorkId own(List<WorkId> ids) {
        WorkId omid = OpencitationsIds.omid(ids);
        return omid == null ? ids.get(0) : omid;
    }

    private WorkId published(WorkId own, List<WorkId> ids) {
        WorkId known = context.options().nativeIds() ? null : context.ids().canonical(own);
        return known == null ? publisher.id(own, ids) : known;
    }

    /** The columns of either table. */
    private static final class WorkColumns {

        private final CsvTable table;
        private final int omid;
        private final int id;
        private final int title;
        private final int author;
        private final int date;
        private final int venue;

        WorkColumns(CsvTable table) {
            this.table = table;
            this.omid = table.optionalColumn("omid");
            this.id = table.column("id");
            this.title = table.optionalColumn("title");
            this.author = table.optionalColumn("author");
            this.date = table.optionalColumn("pub_date");
            this.venue = table.optionalColumn("venue");
        }

        boolean isEmpty() {
            return table.cell(omid) == null && table.cell(id) == null && table.cell(title) == null;
        }

        List<WorkId> ids(OpencitationsIds parser) {
            List<WorkId> ids = new ArrayList<>(4);
            String own = table.cell(omid);
            if (own != null) {
                ids.addAll(parser.all(own.startsWith("br/") ? "omid:" + own : own));
            }
            String all = table.cell(id);
            if (all != null) {
                ids.addAll(parser.all(all));
            }
            return ids;
        }

        WorkFacts facts(OpencitationsAuthors authors) {
            return new WorkFacts.Builder()
                    .set(WorkField.TITLE, table.text(title))
                    .set(WorkField.PUBLISHED_AT, table.date(date))
                    .set(WorkField.AUTHORS, authors.of(table.cell(author)))
                    .set(WorkField.VENUE, venue())
                    .build();
        }

        /** Returns the name of the venue; the ids of the venue stand behind it in brackets. */
        private @Nullable String venue() {
            String text = table.text(venue);
            return text == null ? null : BracketedIds.nameOf(text);
        }
    }
}
