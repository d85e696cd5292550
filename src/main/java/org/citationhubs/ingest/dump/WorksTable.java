package org.citationhubs.ingest.dump;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.citationhubs.citation.author.Author;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.InvalidWorkIdException;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.DateReading;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.jspecify.annotations.Nullable;

/**
 * A tab-separated table of works with a header row. It is kept in memory, because reference lists look up works in
 * any order.
 */
final class WorksTable {

    /** The usual name of the column {@code publishedAt}. */
    private static final String DATE = "date";

    /** Further names of columns, as letters in lower case; the first that a table has counts. */
    private static final Map<WorkField, List<String>> OTHER_NAMES = Map.of(
            WorkField.PUBLISHED_AT,
            List.of(DATE, "published", "publicationdate", "publicationyear", "year"),
            WorkField.AUTHORS,
            List.of("author"));

    private static final String ID = "id";

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
     * Reads a file with a column {@code id} and one for each field of a work that a cell can hold; {@code date} and
     * {@code year} are other names of {@code publishedAt}. Only {@code id} is required; columns that are not read are
     * named. Malformed rows are reported, and so are all rows of a work but the first, and dates that are read in part
     * or not at all.
     *
     * @throws ImportException if the file has no header row with {@code id}
     */
    static WorksTable read(Path file, BareIdScheme ids, ImportReport report) throws IOException {
        Map<WorkId, WorkFacts> works = new LinkedHashMap<>();
        Repairs repairs = new Repairs();
        try (TextRowReader rows = TextRowReader.open(file, report)) {
            WorksTableColumns columns = WorksTableColumns.of(file, rows.next());
            String ignored = columns.ignored();
            if (!ignored.isEmpty()) {
                report.note(file + ": ignored columns: " + ignored);
            }
            for (String row = rows.next(); row != null; row = rows.next()) {
                List<String> cells = TableRow.withoutEmptyEnd(TableRow.cells(row));
                repairs.clear();
                String malformed = add(works, ids, columns, cells, repairs);
                if (malformed != null) {
                    report.malformed(file, rows.line(), malformed);
                } else {
                    report.repaired(file + ":" + rows.line(), repairs);
                }
                report.progress().advanceTo(rows.bytesRead());
            }
        }
        if (works.isEmpty()) {
            report.withoutRows(file, "has no works");
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
            Map<WorkId, WorkFacts> works,
            BareIdScheme ids,
            WorksTableColumns columns,
            List<String> cells,
            Repairs repairs) {
        if (cells.size() > columns.names.size()) {
            return cells.size() + " cells for " + columns.names.size() + " columns";
        }
        try {
            String id = columns.cell(cells, ID);
            if (id == null) {
                return "the id is missing";
            }
            WorkFacts facts = columns.facts(cells, repairs);
            boolean first = works.putIfAbsent(ids.parse(id), facts) == null;
            return first ? null : id + " already has a row";
        } catch (InvalidWorkIdException e) {
            return "id: " + e.getMessage();
        }
    }

    /** Columns of the table by name. */
    private static final class WorksTableColumns {

        private final List<String> names;
        private final Map<String, Integer> index = new HashMap<>();
        private final Map<WorkField, String> columnOf = new EnumMap<>(WorkField.class);

        private WorksTableColumns(List<String> names) {
            this.names = names;
            for (int i = 0; i < names.size(); i++) {
                index.putIfAbsent(normalised(names.get(i)), i);
            }
            for (WorkField field : COLUMNS) {
                List<String> known = new ArrayList<>(List.of(normalised(field.fieldName())));
                known.addAll(OTHER_NAMES.getOrDefault(field, List.of()));
                known.stream().filter(index::containsKey).findFirst().ifPresent(name -> columnOf.put(field, name));
            }
        }

        private static String normalised(String name) {
            return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
        }

        /** Returns the names of the columns that are not read. */
        String ignored() {
            Set<Integer> read = new HashSet<>();
            read.add(index.get(ID));
            columnOf.values().forEach(name -> read.add(index.get(name)));
            return IntStream.range(0, names.size())
                    .filter(column -> !read.contains(column))
                    .mapToObj(names::get)
                    .collect(Collectors.joining(", "));
        }

        static WorksTableColumns of(Path file, @Nullable String header) {
            if (header == null) {
                throw new ImportException(file + " has no rows; it must begin with a header row", null);
            }
            List<String> names = new ArrayList<>();
            for (String name : TableRow.withoutEmptyEnd(TableRow.cells(header))) {
                names.add(name.strip());
            }
            WorksTableColumns columns = new WorksTableColumns(names);
            if (!columns.index.containsKey(ID)) {
                throw new ImportException(
                        file + ": the header row must have a column 'id'; found: " + String.join(", ", names)
                                + (names.size() == 1 ? "; columns are separated by tabs" : ""),
                        null);
            }
            return columns;
        }

        @Nullable
        String cell(List<String> cells, String name) {
            Integer at = index.get(name);
            // A row may omit empty cells at its end.
            if (at == null || at >= cells.size() || cells.get(at).isBlank()) {
                return null;
            }
            return cells.get(at).strip();
        }

        WorkFacts facts(List<String> cells, Repairs repairs) {
            WorkFacts.Builder facts = new WorkFacts.Builder();
            for (WorkField field : COLUMNS) {
                String column = columnOf.get(field);
                String cell = column == null ? null : cell(cells, column);
                if (column != null && cell != null) {
                    facts.set(field, value(field, column, cell, repairs));
                }
            }
            return facts.build();
        }

        private static @Nullable Comparable<?> value(WorkField field, String column, String cell, Repairs repairs) {
            return switch (field.type()) {
                case SHORT_TEXT, LONG_TEXT -> cell;
                case DATE -> DateReading.read(cell, column, repairs);
                case AUTHORS -> authors(cell);
                case CLAIMS, RETRACTION, SAME_AS -> throw new IllegalArgumentException("not in one cell: " + field);
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
