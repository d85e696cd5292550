package org.citationhubs.ingest.format.csv;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.ingest.format.AuthorListBuilder;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.RecordIds;
import org.citationhubs.ingest.format.RecordPublisher;
import org.citationhubs.ingest.format.ReferenceListBuilder;
import org.citationhubs.ingest.idmap.IdMapWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metadata of iCite. Of a work, {@code references} are all citations that iCite has; {@code cited_by} and
 * {@code cited_by_clin} have the same citations from the other side, and in a part of the table not all of them.
 */
final class IciteMetadata {

    private static final String AUTHOR_SEPARATOR = ", ";

    private final FormatContext context;
    private final IdParser parser;
    private final RecordPublisher publisher;
    private final ReferenceListBuilder references;
    private final AuthorListBuilder authors;

    IciteMetadata(FormatContext context, IdParser parser) {
        this.context = context;
        this.parser = parser;
        this.publisher = new RecordPublisher(context);
        this.references = new ReferenceListBuilder(context);
        this.authors = new AuthorListBuilder(context.options().authors());
    }

    /** Passes on the list and the description of each work, and that its PubMed id and its DOI are one work. */
    void read(CsvTable table, Instant observedAt) throws IOException {
        ArticleColumns columns = new ArticleColumns(table);
        long rows = 0;
        while (table.next()) {
            if (columns.isEmpty()) {
                continue;
            }
            rows++;
            WorkId own = columns.own(parser);
            if (own == null) {
                context.counts().skip("noId");
                continue;
            }
            List<WorkId> others = columns.others(parser);
            WorkId work = published(own, others);
            String record = own.value().substring(own.value().indexOf(':') + 1);
            if (context.options().works()) {
                publisher.work(work, observedAt, record, columns.facts(authors));
            }
            publisher.aliases(own, others, work, observedAt, record);
            if (context.options().lists()) {
                addReferences(columns.references());
                references.publish(work, WorkFacts.NONE, observedAt, record);
            }
        }
        context.counts().input("works", rows);
    }

    /** States under which id each work is known: its DOI, if it has one. */
    void readIds(CsvTable table, IdMapWriter map) throws IOException {
        ArticleColumns columns = new ArticleColumns(table);
        while (table.next()) {
            WorkId own = columns.own(parser);
            if (own != null) {
                List<WorkId> others = columns.others(parser);
                map.put(own, others.isEmpty() ? own : RecordIds.best(others));
            }
        }
    }

    private WorkId published(WorkId own, List<WorkId> others) {
        WorkId known = context.options().nativeIds() ? null : context.ids().canonical(own);
        return known == null ? publisher.id(own, others) : known;
    }

    private void addReferences(@Nullable String cell) {
        references.clear();
        int start = 0;
        int number = 0;
        while (cell != null && start < cell.length()) {
            int blank = cell.indexOf(' ', start);
            int end = blank < 0 ? cell.length() : blank;
            if (end > start) {
                number++;
                WorkId cited = parser.parse(Scheme.PMID, cell.substring(start, end));
                if (cited == null) {
                    references.unidentified("noId");
                } else {
                    references.add(cited);
                }
            }
            start = end + 1;
        }
        context.counts().input("references", number);
    }

    private static final class ArticleColumns {

        private final CsvTable table;
        private final int pmid;
        private final int doi;
        private final int title;
        private final int authors;
        private final int year;
        private final int journal;
        private final int references;

        ArticleColumns(CsvTable table) {
            this.table = table;
            this.pmid = table.column("pmid");
            this.doi = table.optionalColumn("doi");
            this.title = table.optionalColumn("title");
            this.authors = table.optionalColumn("authors");
            this.year = table.optionalColumn("year");
            this.journal = table.optionalColumn("journal");
            this.references = table.column("references");
        }

        boolean isEmpty() {
            return table.cell(pmid) == null && table.cell(title) == null && table.cell(references) == null;
        }

        @Nullable
        WorkId own(IdParser parser) {
            return parser.parse(Scheme.PMID, table.cell(pmid));
        }

        List<WorkId> others(IdParser parser) {
            WorkId id = parser.parse(Scheme.DOI, table.cell(doi));
            return id == null ? List.of() : List.of(id);
        }

        @Nullable
        String references() {
            return table.cell(references);
        }

        WorkFacts facts(AuthorListBuilder builder) {
            return new WorkFacts.Builder()
                    .set(WorkField.TITLE, table.text(title))
                    .set(WorkField.PUBLISHED_AT, table.date(year))
                    .set(WorkField.AUTHORS, authors(builder))
                    .set(WorkField.VENUE, table.text(journal))
                    .build();
        }

        private @Nullable Authors authors(AuthorListBuilder builder) {
            String cell = table.cell(authors);
            if (cell == null) {
                return null;
            }
            builder.clear();
            int start = 0;
            while (start < cell.length()) {
                int separator = cell.indexOf(AUTHOR_SEPARATOR, start);
                int end = separator < 0 ? cell.length() : separator;
                builder.add(null, cell.substring(start, end));
                start = end + AUTHOR_SEPARATOR.length();
            }
            return builder.build();
        }
    }
}
