package org.citationhubs.ingest.dump;

import java.util.ArrayList;
import java.util.List;

/** Splits a row of a table into cells. */
final class TableRow {

    private TableRow() {}

    /**
     * Returns the cells between tabs, without quotation marks around a whole cell. A quotation mark alone belongs to
     * its cell: titles begin with one.
     */
    static List<String> cells(String row) {
        return cells(row, '\t');
    }

    /** Returns the cells between separators. In a cell in quotation marks a separator other than the tab is text. */
    static List<String> cells(String row, char separator) {
        List<String> cells = new ArrayList<>();
        int start = 0;
        while (start <= row.length()) {
            int end = end(row, start, separator);
            cells.add(unquoted(row.substring(start, end)));
            start = end + 1;
        }
        return cells;
    }

    /** Returns the cells without empty ones at the end, which spreadsheets and scripts leave there. */
    static List<String> withoutEmptyEnd(List<String> cells) {
        int end = cells.size();
        while (end > 0 && cells.get(end - 1).isBlank()) {
            end--;
        }
        return cells.subList(0, end);
    }

    private static int end(String row, int start, char separator) {
        int from = start;
        if (separator != '\t' && start < row.length() && row.charAt(start) == '"') {
            int close = row.indexOf("\"" + separator, start + 1);
            from = close >= 0 ? close + 1 : row.length();
        }
        int end = row.indexOf(separator, from);
        return end < 0 ? row.length() : end;
    }

    private static String unquoted(String cell) {
        String text = cell.strip();
        if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
            return cell;
        }
        String inside = text.substring(1, text.length() - 1);
        // A single quotation mark inside shows that those at the ends do not belong together.
        return inside.replace("\"\"", "").indexOf('"') >= 0 ? cell : inside.replace("\"\"", "\"");
    }
}
