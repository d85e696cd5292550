package org.citationhubs.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.citationhubs.citation.Citation;
import org.citationhubs.citation.CitationEvent;
import org.citationhubs.citation.CitationEvent.Op;
import org.citationhubs.citation.InvalidWorkIdException;
import org.citationhubs.citation.WorkEvent;
import org.citationhubs.citation.WorkFacts;
import org.citationhubs.citation.WorkId;

/**
 * {@code citing<TAB>cited}, one citation a line, with or without a row of names, in any order. What a work cites in all files
 * together is its complete list.
 */
final class EdgesFormat implements DumpFormat {

    @Override
    public String name() {
        return "edges";
    }

    @Override
    public String description() {
        return "citing<TAB>cited, one citation a line";
    }

    @Override
    public void read(Dump dump, EventSink events, ImportReport report) throws IOException {
        WorksTable works = WorksTable.empty();
        Path table = dump.works();
        if (table != null) {
            report.progress().start("reading " + table.getFileName(), Files.size(table));
            works = WorksTable.read(table, dump.ids(), report);
            report.progress().end();
        }
        EdgeLists lists = new EdgeLists();
        for (Path file : dump.files()) {
            report.progress().start("reading " + file.getFileName(), Files.size(file));
            read(file, dump.ids(), lists, report);
            report.progress().end();
        }
        report.progress().start("publishing", (long) works.size() + lists.size());
        publish(dump, works, lists, events, report);
    }

    private static void publish(Dump dump, WorksTable works, EdgeLists lists, EventSink events, ImportReport report) {
        works.works().forEach((work, facts) -> events.work(new WorkEvent(work, dump.observedAt(), facts)));
        report.repeated(lists.forEach((citing, cited) -> {
            List<Citation> citations = new ArrayList<>(cited.size());
            for (WorkId work : cited) {
                // Titles of cited works come by works.v1, once, and not with each citation.
                citations.add(new Citation(work, WorkFacts.NONE, List.of()));
            }
            WorkFacts known = works.facts(citing);
            WorkFacts facts = WorkFacts.of(known.title(), known.publishedAt(), known.authors());
            events.list(CitationEvent.of(Op.ASSERT, dump.observedAt(), true, citing, facts, citations));
        }));
    }

    private static void read(Path file, DumpIds ids, EdgeLists lists, ImportReport report) throws IOException {
        try (TextRows rows = TextRows.open(file, report)) {
            Ends ends = Ends.WITHOUT_HEADER;
            boolean first = true;
            for (String row = rows.next(); row != null; row = rows.next()) {
                String[] cells = row.split("\t", -1);
                if (first && Ends.isHeader(cells)) {
                    ends = Ends.of(cells);
                } else if (cells.length != ends.columns()) {
                    report.malformed(
                            file, rows.line(), "expected citing<TAB>cited, found " + cells.length + " column(s)");
                } else {
                    add(file, rows.line(), ids, cells[ends.citing()], cells[ends.cited()], lists, report);
                }
                first = false;
                report.progress().to(rows.bytesRead());
            }
        }
    }

    private static void add(
            Path file, long line, DumpIds ids, String citing, String cited, EdgeLists lists, ImportReport report) {
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

    /** Where the two ends of an edge stand in a row. */
    private record Ends(int citing, int cited, int columns) {

        static final Ends WITHOUT_HEADER = new Ends(0, 1, 2);

        static boolean isHeader(String[] cells) {
            List<String> names = names(cells);
            return names.contains("citing") && names.contains("cited");
        }

        static Ends of(String[] header) {
            List<String> names = names(header);
            return new Ends(names.indexOf("citing"), names.indexOf("cited"), header.length);
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
