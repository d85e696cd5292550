package org.citationhubs.ingest.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.citationhubs.ingest.dump.ImportFormat;

/** What an import says at its end, and why it refuses a format. */
final class ImportSummary {

    private static final Set<String> BIBLIOGRAPHIES = Set.of("bibtex", "bib", "ris", "csl-json", "csl", "endnote");

    private ImportSummary() {}

    /** Returns what was left out, by reason, with a separator before it; empty if nothing was. */
    static String skipped(JsonNode counts) {
        JsonNode edges = counts.has("native") ? counts.path("native") : counts.path("canonical");
        StringJoiner reasons = new StringJoiner(", ", "; left out: ", "").setEmptyValue("");
        for (Map.Entry<String, JsonNode> reason : edges.path("skipped").properties()) {
            reasons.add(reason.getKey() + " " + reason.getValue().asLong());
        }
        return reasons.toString();
    }

    /** Returns whether the files held records, whatever became of them. */
    static boolean holdsRecords(JsonNode counts) {
        for (JsonNode number : counts.path("input")) {
            if (number.asLong() > 0) {
                return true;
            }
        }
        return false;
    }

    /** Says that there is no such format, and why where that is known. */
    static String unknownFormat(String name) {
        if (name.equals("parquet")) {
            return "Parquet files are not read; DuckDB writes their rows as text, see src/docs/feeds.md, Parquet";
        }
        if (BIBLIOGRAPHIES.contains(name)) {
            return "a list of works has no citing work, so that it states no citations: " + name + " is not read";
        }
        return "unknown format '" + name + "'; known: " + String.join(", ", ImportFormat.names());
    }
}
