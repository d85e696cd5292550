package org.citationhubs.ingest.dump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.citation.id.InvalidWorkIdException;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.jspecify.annotations.Nullable;

/**
 * Reads edge lists: {@code citing<TAB>cited}, one citation a line, in any order, with or without a header row. The
 * references of a work in all files together are its complete list.
 */
final class EdgesReader implements ImportFormatReader {

    @Override
    public void read(ImportSource dump, EventSink events, ImportReport report) throws IOException {
        WorksTable works = WorksTable.empty();
        Path table = dump.works();
        if (table != null) {
            report.progress().start("reading " + table.getFileName(), Files.size(table));
            works = WorksTable.read(table, dump.ids(), report);
            report.progress().end();
        }
        EdgeGrouping lists = new EdgeGrouping();
        for (Path file : dump.files()) {
            report.progress().start("reading " + file.getFileName(), Files.size(file));
            read(file, dump.ids(), lists, report);
            report.progress().end();
        }
        report.progress().start("publishing", (long) works.size() + lists.size());
        publish(dump, works, lists, events, report);
    }

    private static void publish(
            ImportSource dump, WorksTable works, EdgeGrouping lists, EventSink events, ImportReport report) {
        works.works().forEach((work, facts) -> events.work(new WorkEvent(work, dump.observedAt(), facts)));
        report.repeated(lists.forEach((citing, cited) -> {
            List<Citation> citations = new ArrayList<>(cited.size());
            for (WorkId work : cited) {
                // Titles of cited works are published once, to works.v1, and not with each citation.
                citations.add(new Citation(work, WorkFacts.NONE, List.of()));
            }
            WorkFacts known = works.facts(citing);
            WorkFacts facts = WorkFacts.of(known.title(), known.publishedAt(), known.authors());
            events.list(CitationEvent.of(Operation.ASSERT, dump.observedAt(), true, citing, facts, citations));
        }));
    }

    private static void read(Path file, BareIdScheme ids, EdgeGrouping lists, ImportReport report) throws IOException {
        try (TextRowReader rows = TextRowReader.open(file, report)) {
            String first = rows.next();
            EdgeColumns named = first == null ? null : header(file, first);
            EdgeColumns columns = named == null ? EdgeColumns.WITHOUT_HEADER : named;
            long edges = 0;
            for (String row = named == null ? first : rows.next(); row != null; row = rows.next()) {
                // Files that were put together repeat their header.
                if (named == null || !row.equals(first)) {
                    edges++;
                    add(file, rows.line(), ids, row, columns, lists, report);
                }
                report.progress().advanceTo(rows.bytesRead());
            }
            if (edges == 0) {
                report.withoutRows(file, first == null ? "has no rows" : "has a header row and no other rows");
            }
        }
    }

    private static @Nullable EdgeColumns header(Path file, String row) {
        try {
            return EdgeColumns.ofHeader(row);
        } catch (ImportException e) {
            throw new ImportException(file + ": " + e.getMessage(), e);
        }
    }

    private static void add(
            Path file,
            long line,
            BareIdScheme ids,
            String row,
            EdgeColumns columns,
            EdgeGrouping lists,
            ImportReport report) {
        List<String> cells = TableRow.cells(row, columns.separator());
        String violation = columns.violation(cells);
        if (violation != null) {
            report.malformed(file, line, violation);
            return;
        }
        WorkId from;
        WorkId to;
        try {
            from = ids.parse(cells.get(columns.citing()));
        } catch (InvalidWorkIdException e) {
            report.malformed(file, line, "citing: " + e.getMessage());
            return;
        }
        try {
            to = ids.parse(cells.get(columns.cited()));
        } catch (InvalidWorkIdException e) {
            report.malformed(file, line, "cited: " + e.getMessage());
            return;
        }
        lists.add(from, to);
    }
}
