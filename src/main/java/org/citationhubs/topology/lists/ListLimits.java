package org.citationhubs.topology.lists;

import java.util.HashSet;
import java.util.Set;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.ListsBySource;
import org.citationhubs.citation.reference.ReferenceEntry;
import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.reference.Rejection.RejectionReason;
import org.citationhubs.serde.json.RejectedRecordException;
import org.citationhubs.serde.packed.PackedWorks;
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
     * Checks the lists of a work with the citations of an event.
     *
     * @param list the list that the event changed
     * @param lists all lists, with the changed one
     * @param rowBytes size of the whole stored row
     */
    void requireWithinLimits(ReferenceList list, ListsBySource lists, int rowBytes) throws RejectedRecordException {
        int asserted = list.size();
        int retracted = list.entries().size() - asserted;
        if (asserted > references) {
            throw overLimit(lists, "have " + asserted + " references, more than " + references, CITATIONS);
        }
        if (retracted > references) {
            throw overLimit(
                    lists,
                    "have " + retracted + " retracted references that are newer than its newest complete list,"
                            + " more than " + references,
                    CITATIONS);
        }
        requireFewSources(lists);
        // Most lists are far smaller as a whole.
        if (rowBytes > RecordSizes.STATED_CITATIONS) {
            int bytes = ReferenceListCodec.citationBytes(out, lists);
            if (bytes > RecordSizes.STATED_CITATIONS) {
                throw overLimit(
                        lists,
                        "have references of " + bytes + " bytes, more than " + RecordSizes.STATED_CITATIONS,
                        CITATIONS);
            }
        }
        requireFitting(rowBytes, lists, CITATIONS);
    }

    /** Checks that the lists of a work are few, and so are their citations together. */
    void requireFewSources(ListsBySource lists) throws RejectedRecordException {
        if (lists.bySource().size() <= 1) {
            return;
        }
        if (lists.bySource().size() > RecordSizes.SOURCES) {
            throw overLimit(
                    lists,
                    "have lists of " + lists.bySource().size() + " sources, more than " + RecordSizes.SOURCES,
                    "source");
        }
        int asserted = 0;
        for (ReferenceList one : lists.bySource().values()) {
            asserted += one.entries().size();
        }
        if (asserted > RecordSizes.MOST_REFERENCES) {
            int distinct = distinct(lists);
            if (distinct > RecordSizes.MOST_REFERENCES) {
                throw overLimit(
                        lists,
                        "have " + distinct + " references of all sources together, more than "
                                + RecordSizes.MOST_REFERENCES,
                        CITATIONS);
            }
        }
    }

    private static int distinct(ListsBySource lists) {
        Set<WorkId> cited = new HashSet<>();
        for (ReferenceList list : lists.bySource().values()) {
            for (ReferenceEntry entry : list.entries()) {
                cited.add(entry.cited());
            }
        }
        return cited.size();
    }

    /**
     * Returns whether there is room for what all sources together state of the citing work. There always is for what
     * one source states.
     *
     * @param rowBytes size of the whole stored row
     */
    boolean hasRoomForDescriptions(ListsBySource lists, int rowBytes) {
        if (lists.bySource().size() <= 1 || rowBytes <= RecordSizes.DESCRIPTION) {
            return true;
        }
        long bytes = 0;
        for (ReferenceList list : lists.bySource().values()) {
            PackedWorks.writeDescription(out.reset(), list.description());
            bytes += out.size();
        }
        return bytes <= RecordSizes.DESCRIPTION;
    }

    /** Checks that what all sources together state of the citing work fits. */
    void requireRoomForDescriptions(ListsBySource lists, int rowBytes) throws RejectedRecordException {
        if (!hasRoomForDescriptions(lists, rowBytes)) {
            throw overLimit(
                    lists,
                    "be described by " + lists.bySource().size() + " sources in more than " + RecordSizes.DESCRIPTION
                            + " bytes",
                    null);
        }
    }

    /** Checks that lists fit into a record; only those of a release without limits cannot. */
    static void requireFitting(int rowBytes, ListsBySource lists, @Nullable String field)
            throws RejectedRecordException {
        if (rowBytes > RecordSizes.LARGEST_VALUE) {
            throw overLimit(lists, "take " + rowBytes + " bytes, more than " + RecordSizes.LARGEST_VALUE, field);
        }
    }

    private static RejectedRecordException overLimit(ListsBySource lists, String excess, @Nullable String field) {
        return new RejectedRecordException(
                RejectionReason.OVER_LIMIT, "with this event " + lists.citing() + " would " + excess, field);
    }
}
