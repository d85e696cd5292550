package org.citationhubs.ingest.dump;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the citing and of the cited work in a list of edges.
 *
 * @param citing index of the citing work in a row
 * @param cited index of the cited work in a row
 * @param columns number of columns
 * @param separator what separates the cells of a row
 */
record EdgeColumns(int citing, int cited, int columns, char separator) {

    /** The columns of a file without a header row. */
    static final EdgeColumns WITHOUT_HEADER = new EdgeColumns(0, 1, 2, '\t');

    private static final String ID =
            "(?:(?:node|paper|work|article|publication|corpus|document)?" + "(?:id|ids|doi|pmid|pmcid|omid|key)?)";

    private static final Pattern CITING = Pattern.compile("(?:citing|citer|citedby|from|source|src)" + ID);

    private static final Pattern CITED =
            Pattern.compile("(?:cited|referenced|references?|refs?|to|target|tgt|dst|dest|destination)" + ID);

    /** Names of either end; they count if the other end has a name of its own. */
    private static final Pattern EITHER =
            Pattern.compile("(?:node|paper|work|article|publication|corpus|document)?(?:id|doi|pmid|pmcid|omid|key)?");

    /**
     * Returns the columns that a header row names, null if the row is none.
     *
     * @throws ImportException if the row is a header that does not say which column is the citing and which the cited
     *     work; the message lacks the name of the file
     */
    static @Nullable EdgeColumns ofHeader(String row) {
        for (char separator : new char[] {'\t', ',', ';'}) {
            List<String> cells = TableRow.cells(row, separator);
            EdgeColumns named = cells.size() < 2 ? null : named(cells, separator);
            if (named != null) {
                return named;
            }
        }
        List<String> cells = TableRow.withoutEmptyEnd(TableRow.cells(row));
        // Every id of a work has a digit, and a name of a column seldom has.
        if (cells.size() >= 2 && cells.stream().noneMatch(EdgeColumns::hasDigit)) {
            throw new ImportException(
                    "the header row must name the columns 'citing' and 'cited'; found: " + String.join(", ", cells),
                    null);
        }
        return null;
    }

    private static @Nullable EdgeColumns named(List<String> cells, char separator) {
        List<String> names = new ArrayList<>(cells.size());
        for (String cell : cells) {
            names.add(cell.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
        }
        int citing = find(names, CITING);
        int cited = find(names, CITED);
        if (citing < 0 && cited >= 0) {
            citing = find(names, EITHER);
        } else if (cited < 0 && citing >= 0) {
            cited = find(names, EITHER);
        }
        return citing < 0 || cited < 0 ? null : new EdgeColumns(citing, cited, names.size(), separator);
    }

    /** Returns the first column with the shortest name of a form, -1 if there is none. */
    private static int find(List<String> names, Pattern form) {
        int found = -1;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            boolean shorter = found < 0 || name.length() < names.get(found).length();
            if (!name.isEmpty() && shorter && form.matcher(name).matches()) {
                found = i;
            }
        }
        return found;
    }

    private static boolean hasDigit(String cell) {
        return cell.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    /** Returns why a row with these cells is malformed, null if it is not. */
    @Nullable
    String violation(List<String> cells) {
        int found = TableRow.withoutEmptyEnd(cells).size();
        if (found > Math.max(citing, cited) && found <= columns) {
            return null;
        }
        String expected = columns == 2 ? "citing<TAB>cited" : columns + " columns";
        String hint = found == 1 && separator == '\t' ? "; columns are separated by tabs" : "";
        return "expected " + expected + ", found " + found + " column(s)" + hint;
    }
}
