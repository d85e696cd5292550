package org.citationhubs.citation.reference;

/**
 * A part of an event that could not be read as it was sent. The part was left out, or as much of it was kept as could
 * be read; the rest of the event is not affected.
 *
 * @param reason the code for metrics and senders
 * @param field path of the part, such as {@code citations[3].cited.id}
 * @param message a description for the sender
 */
public record Repair(RepairReason reason, String field, String message) {

    /** Codes of repairs; part of the contract of {@code hubs_input_repaired_total}. */
    public enum RepairReason {
        /** A date is none of the calendar: its year or month was kept, or it was left out. */
        INVALID_DATE,
        /** A text is no work id: what it names was left out. */
        INVALID_WORK_ID,
        /** A part is of the wrong type, out of its range or incomplete: it was left out. */
        INVALID_SCHEMA,
        /** A text or a list is larger than the limits allow: its beginning was kept. */
        OVER_LIMIT
    }
}
