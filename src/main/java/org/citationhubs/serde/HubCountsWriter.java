package org.citationhubs.serde;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.citationhubs.hub.HubCounts;
import org.citationhubs.hub.Tally;
import org.citationhubs.hub.Windows;

/** The counts over the citing works of a hub as JSON. */
final class HubCountsWriter {

    private HubCountsWriter() {}

    /** Into an object that was begun. */
    static void write(JsonGenerator out, HubCounts counts, Windows windows) throws IOException {
        writeCounts(out, counts);
        writeWindows(out, windows);
    }

    private static void writeCounts(JsonGenerator out, HubCounts counts) throws IOException {
        out.writeNumberField("citingWorks", counts.citingWorks());
        out.writeNumberField("statements", counts.statements());
        out.writeNumberField("classifiedCitingWorks", counts.classifiedCitingWorks());
        out.writeNumberField("selfCitingWorks", counts.selfCitingWorks());
        out.writeNumberField("retractedCitingWorks", counts.retractedCitingWorks());
        writeTallies(out, "roles", counts.roles());
        writeTallies(out, "polarities", counts.polarities());
        out.writeObjectFieldStart("years");
        for (Map.Entry<Integer, Integer> year : counts.years().entrySet()) {
            out.writeNumberField(HubFields.yearText(year.getKey()), year.getValue());
        }
        out.writeEndObject();
        out.writeNumberField("undated", counts.undated());
    }

    private static <K extends Enum<K>> void writeTallies(JsonGenerator out, String field, Map<K, Tally> tallies)
            throws IOException {
        out.writeObjectFieldStart(field);
        for (Map.Entry<K, Tally> entry : tallies.entrySet()) {
            out.writeObjectFieldStart(entry.getKey().name());
            out.writeNumberField("citingWorks", entry.getValue().citingWorks());
            out.writeNumberField("statements", entry.getValue().statements());
            out.writeNumberField("anyCitingWorks", entry.getValue().anyCitingWorks());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void writeWindows(JsonGenerator out, Windows windows) throws IOException {
        out.writeObjectFieldStart("windows");
        out.writeNumberField("d1", windows.d1());
        out.writeNumberField("d7", windows.d7());
        out.writeNumberField("d30", windows.d30());
        out.writeNumberField("d365", windows.d365());
        out.writeEndObject();
        HubFields.writeDecimal(out, "velocity", windows.velocity());
        HubFields.writeDecimal(out, "velocityZScore", windows.zScore());
    }
}
