package org.citationhubs.topology.lists;

import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.serde.packed.ReferenceListCodec;
import org.citationhubs.topology.stage.RecordSizes;
import org.jspecify.annotations.Nullable;

/** Rejects an event after which a stored list would have too many references, or not fit into a record. */
final class ListLimits {

    private static final String CITATIONS = "citations";

    private final int references;
    private final PackedWriter out;

    /**
     * Creates the limits.
     *
     * @param references most references of a work, and most retracted ones
     */
    ListLimits(int references, PackedWriter out) {
        this.references = references;
        this.out = out;
    }

    /**
     * Checks a list with the citations of an event.
     *
     * @param rowBytes size of the whole stored row
     */
    void requireWithinLimits(ReferenceList list, int rowBytes) throws RejectedRecordException {
        int asserted = list.size();
        int retracted = list.entries().size() - asserted;
        if (asserted > references) {
            throw overLimit(list, "have " + asserted + " references, more than " + references, CITATIONS);
        }
        if (retracted > references) {
            throw overLimit(
                    list,
                    "have " + retracted + " retracted references that are newer than its newest complete list,"
                            + " more than " + references,
                    CITATIONS);
        }
        // Most lists are far smaller as a whole.
        if (rowBytes > RecordSizes.STATED_CITATIONS) {
            int bytes = ReferenceListCodec.citationBytes(out, list);
            if (bytes > RecordSizes.STATED_CITATIONS) {
                throw overLimit(
                        list,
                        "have references of " + bytes + " bytes, more than " + RecordSizes.STATED_CITATIONS,
                        CITATIONS);
            }
        }
        requireFitting(rowBytes, list, CITATIONS);
    }

    /** Checks that a list fits into a record; only a list of a release without limits cannot. */
    static void requireFitting(int rowBytes, ReferenceList list, @Nullable String field)
            throws RejectedRecordException {
        if (rowBytes > RecordSizes.LARGEST_VALUE) {
            throw overLimit(list, "take " + rowBytes + " bytes, more than " + RecordSizes.LARGEST_VALUE, field);
        }
    }

    private static RejectedRecordException overLimit(ReferenceList list, String excess, @Nullable String field) {
        return new RejectedRecordException(
                RejectionReason.OVER_LIMIT, "with this event " + list.citing() + " would " + excess, field);
    }
}
