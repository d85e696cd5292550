package org.citationhubs.ingest.format.json.openalex;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.format.csv.CsvTable;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables in which OpenAlex says which of its works are no more: {@code deleted_ids.csv} with the columns
 * {@code work_id,deleted_date}, and {@code merged_ids}, until 2025, with {@code merge_date,id,merge_into_id}.
 */
public final class OpenalexIdTable {

    /** A change counts from the end of its day on, so that it is later than each state of the work. */
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final FormatContext context;
    private final IdParser parser;

    public OpenalexIdTable(FormatContext context) {
        this.context = context;
        this.parser = new IdParser(context.counts());
    }

    /** Receives what became of works. */
    public interface Changes {

        /** Receives a work that was deleted. */
        void deleted(WorkId work, Instant at);

        /** Receives a work that was merged into another one. */
        void merged(WorkId work, WorkId survivor, Instant at);
    }

    /**
     * Reads a table to its end. Rows of authors and other things that are no works are counted and left out.
     *
     * @throws ImportException if it is neither of the two tables
     */
    public void read(InputStream in, String name, Changes changes) throws IOException {
        CsvTable table = CsvTable.open(in, name);
        boolean merges = table.has("merge_into_id");
        int work = table.column(merges ? "id" : "work_id");
        int survivor = table.optionalColumn("merge_into_id");
        int day = table.column(merges ? "merge_date" : "deleted_date");
        while (table.next()) {
            context.counts().input(merges ? "merged_ids" : "deleted_ids", 1);
            WorkId id = work(table.cell(work));
            WorkId into = merges ? work(table.cell(survivor)) : null;
            Instant at = endOf(table.cell(day));
            if (id == null || (merges && into == null)) {
                context.counts().skip("noWork");
            } else if (at == null) {
                context.counts().malformed(name, table.number(), "no day");
            } else if (into == null) {
                changes.deleted(id, at);
            } else {
                changes.merged(id, into, at);
            }
        }
    }

    private @Nullable WorkId work(@Nullable String cell) {
        WorkId id = parser.parse(Scheme.OPENALEX, cell);
        return id != null && id.scheme() == Scheme.OPENALEX ? id : null;
    }

    private static @Nullable Instant endOf(@Nullable String cell) {
        PartialDate day = cell == null ? null : PartialDate.approximate(cell);
        return day == null || day.day() == 0
                ? null
                : LocalDate.of(day.year(), day.month(), day.day())
                        .atTime(END_OF_DAY)
                        .toInstant(ZoneOffset.UTC);
    }
}
