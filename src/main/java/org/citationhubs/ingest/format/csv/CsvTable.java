package org.citationhubs.ingest.format.csv;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.citationhubs.citation.text.CleanText;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.ingest.format.ImportException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a table with a header row, separated by commas; cells may be quoted and hold line breaks. A byte
 * that is no UTF-8 becomes the replacement character.
 */
public final class CsvTable {

    private static final ObjectReader ROWS =
            new CsvMapper().readerFor(String[].class).with(CsvParser.Feature.WRAP_AS_ARRAY);

    private static final int MOST_NAMED = 200;

    private static final int PEEKED = 64;

    private final String name;
    private final MappingIterator<String[]> rows;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private String[] row = {};
    private long number;

    private CsvTable(String name, MappingIterator<String[]> rows) {
        this.name = name;
        this.rows = rows;
    }

    /**
     * Reads the header row.
     *
     * @param in is not closed
     * @throws ImportException if there is none
     */
    public static CsvTable open(InputStream in, String name) throws IOException {
        Reader text = new InputStreamReader(
                new UnclosedStream(in),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
        CsvTable table = new CsvTable(name, ROWS.readValues(text));
        if (!table.next()) {
            throw new ImportException(name + ": is empty", null);
        }
        for (int i = 0; i < table.row.length; i++) {
            String column = table.row[i].strip();
            table.columns.putIfAbsent(
                    (i == 0 && column.startsWith("\uFEFF") ? column.substring(1) : column).toLowerCase(Locale.ROOT), i);
        }
        return table;
    }

    /**
     * Returns the first character that is neither white space nor a byte order mark, without moving in the stream; a
     * blank if there is none. By it, a file that is no table is known.
     */
    public static char firstCharacter(BufferedInputStream in) throws IOException {
        in.mark(PEEKED);
        String beginning = new String(in.readNBytes(PEEKED), StandardCharsets.UTF_8);
        in.reset();
        for (int i = 0; i < beginning.length(); i++) {
            char c = beginning.charAt(i);
            if (c != '\uFEFF' && !Character.isWhitespace(c)) {
                return c;
            }
        }
        return ' ';
    }

    /** Returns whether the header names a column, in any case. */
    public boolean has(String column) {
        return columns.containsKey(column.toLowerCase(Locale.ROOT));
    }

    /**
     * Returns the index of a column.
     *
     * @throws ImportException if the header does not name it
     */
    public int column(String column) {
        Integer index = columns.get(column.toLowerCase(Locale.ROOT));
        if (index == null) {
            throw new ImportException(name + ": is of another format: it has no column '" + column + "'", null);
        }
        return index;
    }

    /** Returns the index of a column, -1 if the header does not name it. */
    public int optionalColumn(String column) {
        return columns.getOrDefault(column.toLowerCase(Locale.ROOT), -1);
    }

    /** Moves to the next row; returns false after the last one. */
    public boolean next() throws IOException {
        try {
            if (!rows.hasNextValue()) {
                return false;
            }
            row = rows.nextValue();
            number++;
            return true;
        } catch (JacksonException e) {
            throw new ImportException(name + ": damaged table after row " + number + ": " + e.getOriginalMessage(), e);
        }
    }

    /** Returns a cell of the row without white space around it, null if it is empty or there is none. */
    @Nullable
    public String cell(int column) {
        if (column < 0 || column >= row.length) {
            return null;
        }
        String cell = row[column].strip();
        return cell.isEmpty() ? null : cell;
    }

    /** Returns a cell without markup, in single blanks; null if nothing is left of it. */
    @Nullable
    public String text(int column) {
        String cell = cell(column);
        String clean = cell == null ? "" : CleanText.of(cell);
        return clean.isEmpty() ? null : clean;
    }

    /** Returns as much of a date as a cell certainly says, null if it says none. */
    @Nullable
    public PartialDate date(int column) {
        String cell = cell(column);
        if (cell == null) {
            return null;
        }
        PartialDate exact = PartialDate.ofExact(cell);
        return exact == null ? PartialDate.approximate(cell) : exact;
    }

    /** Returns the names of the columns, for messages. */
    public String names() {
        String names = String.join(", ", columns.keySet());
        return names.length() > MOST_NAMED ? names.substring(0, MOST_NAMED) + "..." : names;
    }

    /** Returns the number of the row, from 1, the header included. */
    public long number() {
        return number;
    }

    /** Keeps the stream open for the caller, who opened it. */
    private static final class UnclosedStream extends FilterInputStream {

        UnclosedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return in.read(into, offset, length);
        }

        @Override
        public void close() {
            // Not ours.
        }
    }
}
