package org.citationhubs.citation.reference;

import org.jspecify.annotations.Nullable;

/**
 * The reason why a record cannot be applied.
 *
 * @param reason the code for metrics and alerts
 * @param message a description of the error for the sender
 * @param field path of the field, such as {@code citations[3].cited.id}; null if the whole record is concerned
 */
public record Rejection(
        RejectionReason reason, String message, @Nullable String field) {

    /** Codes of rejection; part of the contract of {@code dead-letters.v1}. */
    public enum RejectionReason {
        /** The bytes are not JSON. */
        UNDECODABLE,
        /** The JSON is not an event: a field is missing, of the wrong type or out of its range. */
        INVALID_SCHEMA,
        /** An id is not a work id. */
        INVALID_WORK_ID,
        /** The event states only that a work cites itself. */
        SELF_CITATION,
        /** The record, or the list after it, is larger than the limits allow. */
        OVER_LIMIT,
        /** An observation is later than the record that reports it, by more than clocks may differ. */
        FUTURE,
        /** The writer of the event may not speak for its source. */
        SOURCE_NOT_ALLOWED
    }
}
