package org.citationhubs.serde.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.citationhubs.hub.count.ActivityWindows;
import org.citationhubs.hub.count.CategoryCounts;
import org.citationhubs.hub.count.HubCountField;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.count.SourceCounts;
import org.citationhubs.hub.count.SourceCounts.SourceCount;

/** Writes the counts over the citing works of a hub as JSON. */
final class HubCountsWriter {

    private static final List<HubCountField> FIELDS = List.of(HubCountField.values());

    private HubCountsWriter() {}

    /** Writes the counts into an object that was begun. */
    static void write(JsonGenerator out, HubCounts counts, ActivityWindows windows) throws IOException {
        writeCounts(out, counts);
        writeWindows(out, windows);
    }

    private static void writeCounts(JsonGenerator out, HubCounts counts) throws IOException {
        for (HubCountField field : FIELDS) {
            if (field.isWhole()) {
                out.writeNumberField(field.fieldName(), (int) field.of(counts));
            } else {
                HubJsonFields.writeDecimal(out, field.fieldName(), field.of(counts));
            }
        }
        writeCategories(out, "roles", counts.roles());
        writeCategories(out, "polarities", counts.polarities());
        out.writeObjectFieldStart("years");
        for (Map.Entry<Integer, Integer> year : counts.years().entrySet()) {
            out.writeNumberField(HubJsonFields.yearText(year.getKey()), year.getValue());
        }
        out.writeEndObject();
        out.writeNumberField("undated", counts.undated());
        writeSources(out, counts.sources());
    }

    private static void writeSources(JsonGenerator out, SourceCounts sources) throws IOException {
        out.writeObjectFieldStart("sources");
        for (Map.Entry<String, SourceCount> source : sources.bySystem().entrySet()) {
            out.writeObjectFieldStart(source.getKey());
            out.writeNumberField("citingWorks", source.getValue().citingWorks());
            out.writeNumberField("only", source.getValue().only());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static <K extends Enum<K>> void writeCategories(
            JsonGenerator out, String field, Map<K, CategoryCounts> categories) throws IOException {
        out.writeObjectFieldStart(field);
        for (Map.Entry<K, CategoryCounts> entry : categories.entrySet()) {
            out.writeObjectFieldStart(entry.getKey().name());
            out.writeNumberField("citingWorks", entry.getValue().citingWorks());
            out.writeNumberField("statements", entry.getValue().statements());
            out.writeNumberField("anyCitingWorks", entry.getValue().anyCitingWorks());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void writeWindows(JsonGenerator out, ActivityWindows windows) throws IOException {
        out.writeObjectFieldStart("windows");
        out.writeNumberField("d1", windows.d1());
        out.writeNumberField("d7", windows.d7());
        out.writeNumberField("d30", windows.d30());
        out.writeNumberField("d365", windows.d365());
        out.writeEndObject();
        HubJsonFields.writeDecimal(out, "velocity", windows.velocity());
        HubJsonFields.writeDecimal(out, "velocityZScore", windows.zScore());
    }
}
