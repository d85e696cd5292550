package org.citationhubs.ingest.format.csv;

import java.time.LocalDate;
import java.util.Comparator;
import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * A row of the Retraction Watch database.
 *
 * @param number id of the row in the database; a later row has a greater one
 * @param effect what becomes of the work
 * @param date day of the notice, null if not known
 * @param doi id of the work, null if not known
 * @param pmid PubMed id of the work, null if not known
 * @param noticeId id of the notice, null if not known
 * @param reason the reasons of the notice in words, null if not known
 */
record RetractionRow(
        int number,
        Effect effect,
        @Nullable LocalDate date,
        @Nullable WorkId doi,
        @Nullable WorkId pmid,
        @Nullable String noticeId,
        @Nullable String reason) {

    private static final Comparator<RetractionRow> ORDER = Comparator.comparing(
                    RetractionRow::date, Comparator.<@Nullable LocalDate>nullsFirst(Comparator.naturalOrder()))
            .thenComparingInt(RetractionRow::number)
            .thenComparing(RetractionRow::effect);

    /** What becomes of a work, the weakest first. */
    enum Effect {
        /** Nothing, as by a correction. */
        NONE,
        /** The work is no longer retracted. */
        REINSTATED,
        /** The work is retracted. */
        RETRACTED
    }

    /** Returns the id of the work, null if the row names none. */
    @Nullable
    WorkId work() {
        return doi == null ? pmid : doi;
    }

    /** Returns the newer of two rows; a row without a date is older than all others. */
    static RetractionRow newer(RetractionRow one, RetractionRow other) {
        return ORDER.compare(one, other) >= 0 ? one : other;
    }
}
