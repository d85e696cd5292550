package org.citationhubs.ingest.format.csv;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.StringJoiner;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.text.CleanText;
import org.citationhubs.ingest.format.IdParser;
import org.citationhubs.ingest.format.ImportCounts;
import org.citationhubs.ingest.format.csv.RetractionRow.Effect;
import org.jspecify.annotations.Nullable;

/** Reads the table of the Retraction Watch database row by row. */
final class RetractionTable {

    private final CsvTable table;
    private final IdParser ids;
    private final ImportCounts counts;
    private final int number;
    private final int nature;
    private final int date;
    private final int doi;
    private final int pmid;
    private final int noticeDoi;
    private final int noticePmid;
    private final int reason;

    private RetractionTable(CsvTable table, IdParser ids, ImportCounts counts) {
        this.table = table;
        this.ids = ids;
        this.counts = counts;
        this.nature = table.column("RetractionNature");
        this.date = table.column("RetractionDate");
        this.doi = table.column("OriginalPaperDOI");
        this.pmid = table.column("OriginalPaperPubMedID");
        this.number = table.optionalColumn("Record ID");
        this.noticeDoi = table.optionalColumn("RetractionDOI");
        this.noticePmid = table.optionalColumn("RetractionPubMedID");
        this.reason = table.optionalColumn("Reason");
    }

    /**
     * Reads the header row.
     *
     * @throws org.citationhubs.ingest.format.ImportException if the table lacks a column
     */
    static RetractionTable open(InputStream in, String name, IdParser ids, ImportCounts counts) throws IOException {
        return new RetractionTable(CsvTable.open(in, name), ids, counts);
    }

    /** Returns the next row that names a work, null after the last one. Other rows are counted. */
    @Nullable
    RetractionRow next() throws IOException {
        while (table.next()) {
            String text = table.cell(nature);
            WorkId work = parsed(Scheme.DOI, doi);
            WorkId article = parsed(Scheme.PMID, pmid);
            if (text == null && work == null && article == null) {
                // The file ends with rows of empty cells.
                counts.skip("emptyRow");
                continue;
            }
            counts.input("rows", 1);
            Effect effect = effect(text == null ? "" : text.toLowerCase(Locale.ROOT));
            if (work == null && article == null) {
                counts.skip("noId");
                continue;
            }
            String notice = id(parsed(Scheme.DOI, noticeDoi));
            return new RetractionRow(
                    number(),
                    effect,
                    date(table.cell(date)),
                    work,
                    article,
                    notice == null ? id(parsed(Scheme.PMID, noticePmid)) : notice,
                    reasons(table.cell(reason)));
        }
        return null;
    }

    private Effect effect(String text) {
        switch (text) {
            case "retraction":
                return Effect.RETRACTED;
            case "reinstatement":
                return Effect.REINSTATED;
            case "correction", "expression of concern":
                counts.skip(text);
                return Effect.NONE;
            default:
                counts.skip("other nature");
                return Effect.NONE;
        }
    }

    /** Returns an id of exactly this scheme or, of a DOI, of the work that it names. */
    private @Nullable WorkId parsed(Scheme scheme, int column) {
        WorkId id = ids.parse(scheme, table.cell(column));
        return id != null && scheme == Scheme.PMID && id.scheme() != Scheme.PMID ? null : id;
    }

    private static @Nullable String id(@Nullable WorkId id) {
        return id == null ? null : id.value();
    }

    private int number() {
        String text = table.cell(number);
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Reads {@code M/D/YYYY}, after which a time may stand; null for any other text. */
    private static @Nullable LocalDate date(@Nullable String text) {
        String[] parts = text == null ? new String[0] : text.split("[/ ]", 4);
        if (parts.length < 3) {
            return null;
        }
        try {
            return LocalDate.of(Integer.parseInt(parts[2]), Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    /** Returns the reasons, which a semicolon ends and a plus sign may begin, in one text. */
    private static @Nullable String reasons(@Nullable String text) {
        StringJoiner reasons = new StringJoiner("; ");
        for (String part : CleanText.of(text == null ? "" : text).split(";", -1)) {
            String stripped = part.strip();
            String one = stripped.startsWith("+") ? stripped.substring(1).strip() : stripped;
            if (!one.isEmpty()) {
                reasons.add(one);
            }
        }
        return reasons.length() == 0 ? null : reasons.toString();
    }
}
