package org.citationhubs.ingest.dump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.citationhubs.citation.id.InvalidWorkIdException;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Citation;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;

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
            EdgeColumns columns = EdgeColumns.WITHOUT_HEADER;
            boolean first = true;
            for (String row = rows.next(); row != null; row = rows.next()) {
                String[] cells = row.split("\t", -1);
                if (first && EdgeColumns.isHeader(cells)) {
                    columns = EdgeColumns.of(cells);
                } else if (cells.length != columns.columns()) {
                    report.malformed(
                            file, rows.line(), "expected citing<TAB>cited, found " + cells.length + " column(s)");
                } else {
                    add(file, rows.line(), ids, cells[columns.citing()], cells[columns.cited()], lists, report);
                }
                first = false;
                report.progress().advanceTo(rows.bytesRead());
            }
        }
    }

    private static void add(
            Path file,
            long line,
            BareIdScheme ids,
            String citing,
            String cited,
            EdgeGrouping lists,
            ImportReport report) {
        WorkId from;
        WorkId to;
        try {
            from = ids.parse(citing);
        } catch (InvalidWorkIdException e) {
            report.malformed(file, line, "citing: " + e.getMessage());
            return;
        }
        try {
            to = ids.parse(cited);
        } catch (InvalidWorkIdException e) {
            report.malformed(file, line, "cited: " + e.getMessage());
            return;
        }
        lists.add(from, to);
    }

    /** Positions of the two ends of an edge in a row. */
    private record EdgeColumns(int citing, int cited, int columns) {

        static final EdgeColumns WITHOUT_HEADER = new EdgeColumns(0, 1, 2);

        static boolean isHeader(String[] cells) {
            List<String> names = names(cells);
            return names.contains("citing") && names.contains("cited");
        }

        static EdgeColumns of(String[] header) {
            List<String> names = names(header);
            return new EdgeColumns(names.indexOf("citing"), names.indexOf("cited"), header.length);
        }

        private static List<String> names(String[] cells) {
            List<String> names = new ArrayList<>(cells.length);
            for (String cell : cells) {
                names.add(cell.strip().toLowerCase(Locale.ROOT));
            }
            return names;
        }
    }
}
