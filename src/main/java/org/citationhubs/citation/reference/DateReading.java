package org.citationhubs.citation.reference;

import org.citationhubs.citation.reference.Repair.RepairReason;
import org.citationhubs.citation.work.PartialDate;
import org.jspecify.annotations.Nullable;

/** Reads dates of publication as they come: exactly, in part, or not at all. The same rule holds for all sources. */
public final class DateReading {

    private DateReading() {}

    /**
     * Returns the date that a text certainly says, null if it says none.
     *
     * @param field the path of the text
     * @param repairs collects the repair of a text that is not an exact date, and does not say that there is none
     */
    public static @Nullable PartialDate read(String text, String field, Repairs repairs) {
        PartialDate exact = PartialDate.ofExact(text);
        if (exact != null) {
            return exact;
        }
        PartialDate read = PartialDate.approximate(text);
        if (read != null) {
            repairs.add(RepairReason.INVALID_DATE, field, quoted(text) + " is read as " + read);
        } else if (!PartialDate.isNone(text)) {
            repairs.add(RepairReason.INVALID_DATE, field, quoted(text) + " is no date as YYYY, YYYY-MM or YYYY-MM-DD");
        }
        return read;
    }

    private static String quoted(String text) {
        return '\'' + (text.length() > PartialDate.MOST_READ ? text.substring(0, PartialDate.MOST_READ) : text) + '\'';
    }
}
