package org.citationhubs.citation.reference;

import org.jspecify.annotations.Nullable;

/**
 * Why a record cannot be applied.
 *
 * @param reason the code that counts and alerts go by
 * @param message what is wrong, in words for whoever sent it
 * @param field the path of the field, such as {@code citations[3].cited.id}; null if it is the record as a whole
 */
public record Rejection(
        RejectionReason reason, String message, @Nullable String field) {

    /** Codes of rejection; part of the contract of {@code dead-letters.v1}. */
    public enum RejectionReason {
        /** The bytes are no JSON. */
        UNDECODABLE,
        /** The JSON is no event: a field is missing, of the wrong type or out of its range. */
        INVALID_SCHEMA,
        /** An id is no work id. */
        INVALID_WORK_ID,
        /** The event says nothing but that a work cites itself. */
        SELF_CITATION,
        /** The record is larger than the service takes, or would make a list so. */
        OVER_LIMIT
    }
}
