package org.citationhubs.store.hubs;

import java.util.function.Consumer;
import org.citationhubs.hub.count.CoCitationCounter;
import org.citationhubs.hub.count.PageMergePolicy;
import org.citationhubs.hub.summary.HubSummary.CoCitedRanking;
import org.citationhubs.store.hubs.HubReader.CurrentHub;
import org.citationhubs.store.hubs.HubReader.StoredCoCitations;
import org.citationhubs.store.rows.CitingWorkRow;
import org.citationhubs.store.rows.CoCitationPages;
import org.jspecify.annotations.Nullable;

/** The co-citation counts of a hub in memory, once they were read, and the pages and corrections that are stored of them. */
final class InMemoryRanking {

    private final HubStores stores;
    private final int hub;
    private int corrections;
    private @Nullable CoCitationCounter counts;

    InMemoryRanking(HubStores stores, int hub) {
        this.stores = stores;
        this.hub = hub;
    }

    /** Whether the counts are in memory. */
    boolean isKnown() {
        return counts != null;
    }

    /** The counts, where they are {@link #isKnown known}. */
    CoCitationCounter counts() {
        CoCitationCounter known = counts;
        if (known == null) {
            throw new IllegalStateException("the co-citations of hub number " + hub + " were not read");
        }
        return known;
    }

    /**
     * Reads the counts.
     *
     * @param current the hub as of now
     * @param visitor sees each row that is read for it
     */
    CoCitationCounter read(CurrentHub current, Consumer<CitingWorkRow> visitor) {
        StoredCoCitations read = stores.reader().coCitations(current, CoCitedRanking.LEADING_WORKS, visitor);
        if (read == null) {
            throw new IllegalStateException("hub number " + hub + " has pages newer than its head");
        }
        corrections = read.corrections();
        counts = read.coCitations();
        return read.coCitations();
    }

    /** Takes the list of a new citing work into account. */
    void count(int[] references) {
        if (counts != null) {
            counts.addList(references, hub);
        }
    }

    /**
     * Takes into account that a list changed.
     *
     * @param merged whether it was counted in the pages as it was
     * @param offset the input offset of the change
     */
    void correct(boolean merged, int[] added, int[] removed, long offset) {
        if (added.length == 0 && removed.length == 0) {
            return;
        }
        if (merged) {
            CoCitationPages.correct(stores.coCitations(), stores.out(), hub, offset, added, removed);
            corrections++;
        }
        if (counts != null) {
            counts.addList(added, hub);
            counts.removeList(removed, hub);
        }
    }

    /** Whether so many rows and corrections came since the last merge that another pays. */
    boolean isMergeDue(HubHeader head, int nextRow) {
        return PageMergePolicy.due(nextRow - head.mergedRows() + corrections, head.mergedRows());
    }

    /** Writes the counts as pages in the place of those that the head tells of, and returns of how many bits the new ones are. */
    int merge(HubHeader head) {
        CoCitationCounter merged = counts();
        int bits = PageMergePolicy.pageBits(head.pageBits(), merged.works());
        CoCitationPages.replace(
                stores.coCitations(), stores.out(), hub, merged.counts(), head.merges() + 1, head.pageBits(), bits);
        return bits;
    }

    /** Removes the corrections, which are in the pages of the head that is stored now. */
    void dropCorrections() {
        CoCitationPages.dropCorrections(stores.coCitations(), hub);
        corrections = 0;
    }

    /** Roughly the heap it takes, in bytes. */
    long heapBytes() {
        return counts == null ? 0 : counts.heapBytes();
    }
}
