package org.citationhubs.ingest.dump;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.InvalidWorkIdException;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.FactType;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.jspecify.annotations.Nullable;

/**
 * A tab-separated table of works with a header row. It is kept in memory, because reference lists look up works in
 * any order.
 */
final class WorksTable {

    /** Another name of the column {@code publishedAt}. */
    private static final String DATE = "date";

    /** The fields that one cell can hold. */
    private static final List<WorkField> COLUMNS = Arrays.stream(WorkField.values())
            .filter(field -> switch (field.type()) {
                case SHORT_TEXT, LONG_TEXT, DATE, AUTHORS -> true;
                case CLAIMS, RETRACTION, SAME_AS -> false;
            })
            .toList();

    private final Map<WorkId, WorkFacts> works;

    private WorksTable(Map<WorkId, WorkFacts> works) {
        this.works = works;
    }

    /** Returns the names of the columns beside {@code id}, the shorter one where there are two. */
    static List<String> columnNames() {
        return COLUMNS.stream()
                .map(field -> field == WorkField.PUBLISHED_AT ? DATE : field.fieldName())
                .toList();
    }

    /** Returns a table without works. */
    static WorksTable empty() {
        return new WorksTable(Map.of());
    }

    /**
     * Reads a file with a column {@code id} and one for each field of a work that a cell can hold; {@code date} is
     * another name of {@code publishedAt}. Only {@code id} is required; unknown columns are ignored. Malformed rows are
     * reported, and so are all rows of a work but the first.
     *
     * @throws ImportException if the file has no header row with {@code id}
     */
    static WorksTable read(Path file, BareIdScheme ids, ImportReport report) throws IOException {
        Map<WorkId, WorkFacts> works = new LinkedHashMap<>();
        try (TextRowReader rows = TextRowReader.open(file, report)) {
            WorksTableColumns columns = WorksTableColumns.of(file, rows.next());
            for (String row = rows.next(); row != null; row = rows.next()) {
                String[] cells = row.split("\t", -1);
                String malformed = add(works, ids, columns, cells);
                if (malformed != null) {
                    report.malformed(file, rows.line(), malformed);
                }
                report.progress().advanceTo(rows.bytesRead());
            }
        }
        return new WorksTable(works);
    }

    int size() {
        return works.size();
    }

    /** Returns the works in the order of the file. */
    Map<WorkId, WorkFacts> works() {
        return works;
    }

    /** Returns the facts of a work, or none if the table does not contain the work. */
    WorkFacts facts(WorkId work) {
        return works.getOrDefault(work, WorkFacts.NONE);
    }

    /** Adds a row and returns null, or returns why the row is malformed. */
    private static @Nullable String add(
            Map<WorkId, WorkFacts> works, BareIdScheme ids, WorksTableColumns columns, String[] cells) {
        if (cells.length > columns.names.size()) {
            return cells.length + " cells for " + columns.names.size() + " columns";
        }
        try {
            String id = columns.cell(cells, "id");
            if (id == null) {
                return "the id is missing";
            }
            WorkFacts facts = columns.facts(cells);
            boolean first = works.putIfAbsent(ids.parse(id), facts) == null;
            return first ? null : id + " already has a row";
        } catch (InvalidWorkIdException e) {
            return "id: " + e.getMessage();
        } catch (IllegalArgumentException e) {
            return "date: " + e.getMessage();
        }
    }

    /** Columns of the table by name. */
    private static final class WorksTableColumns {

        private final List<String> names;
        private final Map<String, Integer> index = new HashMap<>();

        private WorksTableColumns(List<String> names) {
            this.names = names;
            for (int i = 0; i < names.size(); i++) {
                index.putIfAbsent(names.get(i), i);
            }
        }

        static WorksTableColumns of(Path file, @Nullable String header) {
            List<String> names = new ArrayList<>();
            for (String name : (header == null ? "" : header).split("\t", -1)) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
            if (!names.contains("id")) {
                throw new ImportException(
                        file + ": the header row must have a column 'id'; found: " + String.join(", ", names), null);
            }
            return new WorksTableColumns(names);
        }

        @Nullable
        String cell(String[] cells, String name) {
            Integer at = index.get(name);
            // A row may omit empty cells at its end.
            if (at == null || at >= cells.length || cells[at].isBlank()) {
                return null;
            }
            return cells[at].strip();
        }

        WorkFacts facts(String[] cells) {
            WorkFacts.Builder facts = new WorkFacts.Builder();
            for (WorkField field : COLUMNS) {
                String cell = cell(cells, column(field));
                if (cell != null) {
                    facts.set(field, value(field.type(), cell));
                }
            }
            return facts.build();
        }

        /** Returns the name in the header; the date of publication has two. */
        private String column(WorkField field) {
            return field == WorkField.PUBLISHED_AT && index.containsKey(DATE)
                    ? DATE
                    : field.fieldName().toLowerCase(Locale.ROOT);
        }

        private static @Nullable Comparable<?> value(FactType type, String cell) {
            return switch (type) {
                case SHORT_TEXT, LONG_TEXT -> cell;
                case DATE -> PartialDate.parse(cell);
                case AUTHORS -> authors(cell);
                case CLAIMS, RETRACTION, SAME_AS -> throw new IllegalArgumentException("not in one cell: " + type);
            };
        }

        private static @Nullable Authors authors(String text) {
            List<Author> authors = new ArrayList<>();
            for (String name : AuthorNamesParser.parse(text)) {
                authors.add(new Author(null, name));
            }
            return authors.isEmpty() ? null : new Authors(authors);
        }
    }
}
