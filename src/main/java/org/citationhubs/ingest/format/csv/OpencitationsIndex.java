package org.citationhubs.ingest.format.csv;

import java.io.IOException;
import java.time.Instant;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.ingest.format.FormatContext;
import org.jspecify.annotations.Nullable;

/** Reads a table of which each row is a citation. */
final class OpencitationsIndex {

    private final CsvTable table;
    private final int citing;
    private final int cited;
    private final int date;
    private final FormatContext context;
    private final OpencitationsIds ids;
    private String lastCell = "";
    private @Nullable WorkId lastCited;

    /** Creates a reader of a table by its columns; {@code date} is -1 if it has none. */
    OpencitationsIndex(CsvTable table, int citing, int cited, int date, FormatContext context, OpencitationsIds ids) {
        this.table = table;
        this.citing = citing;
        this.cited = cited;
        this.date = date;
        this.context = context;
        this.ids = ids;
    }

    /** Passes all citations to the groups. */
    void read(Instant observedAt) throws IOException {
        long rows = 0;
        while (table.next()) {
            String from = table.cell(citing);
            String to = table.cell(cited);
            if (from == null && to == null) {
                continue;
            }
            rows++;
            WorkId citingWork = from == null ? null : ids.best(from);
            WorkId citedWork = to == null ? null : cited(to);
            if (citingWork == null || citedWork == null) {
                context.counts().skip("noId");
            } else if (context.options().lists()) {
                PartialDate publishedAt = table.date(date);
                context.groups().add(citingWork, publishedAt, observedAt, citedWork);
            }
        }
        context.counts().input("rows", rows);
    }

    /** A dump has the rows of a cited work one after another. */
    private @Nullable WorkId cited(String cell) {
        if (!cell.equals(lastCell)) {
            lastCell = cell;
            lastCited = ids.best(cell);
        }
        return lastCited;
    }
}
