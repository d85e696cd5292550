package org.citationhubs.ingest.format.json.crossref;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.ingest.format.json.JsonPull;
import org.citationhubs.ingest.format.json.RecordTimes;
import org.jspecify.annotations.Nullable;

/**
 * A date of Crossref, {@code {"date-parts": [[2026, 6, 15]], "date-time": "2026-06-15T10:14:16Z"}}.
 *
 * @param parts the date without a time, null if it says no year
 * @param time the time, null if it says none
 */
record CrossrefDate(@Nullable PartialDate parts, @Nullable Instant time) {

    /** Reads the current value. */
    static CrossrefDate read(JsonPull in) throws IOException {
        PartialDate parts = null;
        String time = null;
        if (in.startObject()) {
            for (String field = in.nextField(); field != null; field = in.nextField()) {
                switch (field) {
                    case "date-parts" -> parts = firstParts(in);
                    case "date-time" -> time = in.text();
                    default -> in.skip();
                }
            }
        }
        return new CrossrefDate(parts, RecordTimes.of(time));
    }

    /** Returns the first of several dates; further ones are the end of a period. */
    private static @Nullable PartialDate firstParts(JsonPull in) throws IOException {
        if (!in.startArray()) {
            return null;
        }
        PartialDate first = null;
        for (int i = 0; in.nextElement(); i++) {
            if (i == 0 && in.isArray()) {
                first = parts(in);
            } else {
                in.skip();
            }
        }
        return first;
    }

    /** Reads year, month and day. A month or a day that is none is cut off, and what follows it. */
    private static @Nullable PartialDate parts(JsonPull in) throws IOException {
        int[] parts = new int[3];
        for (int i = 0; in.nextElement(); i++) {
            if (i < parts.length) {
                parts[i] = in.integer(0);
            } else {
                in.skip();
            }
        }
        if (parts[0] < 1 || parts[0] > 9999) {
            return null;
        }
        if (parts[1] < 1 || parts[1] > 12) {
            return new PartialDate(parts[0], 0, 0);
        }
        boolean day = YearMonth.of(parts[0], parts[1]).isValidDay(parts[2]);
        return new PartialDate(parts[0], parts[1], day ? parts[2] : 0);
    }

    /** Returns the time, else the beginning of the day; null if neither is known. */
    @Nullable
    Instant instant() {
        return time != null || parts == null ? time : RecordTimes.beginOf(parts);
    }
}
