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

/**
 * The co-citation counts of a hub, in memory once they were read, with the pages and corrections that store them.
 *
 * <p>Owned by one stream thread.
 */
final class InMemoryCoCitations {

    private final HubStores stores;
    private final int hub;
    private int corrections;
    private @Nullable CoCitationCounter counts;

    InMemoryCoCitations(HubStores stores, int hub) {
        this.stores = stores;
        this.hub = hub;
    }

    /** Returns whether the counts are in memory. */
    boolean isKnown() {
        return counts != null;
    }

    /** Returns the counts, which must be {@linkplain #isKnown in memory}. */
    CoCitationCounter counts() {
        CoCitationCounter known = counts;
        if (known == null) {
            throw new IllegalStateException("the co-citations of hub number " + hub + " were not read");
        }
        return known;
    }

    /**
     * Reads the counts into memory.
     *
     * @param current the hub as of now
     * @param visitor receives each row that is read
     */
    CoCitationCounter read(CurrentHub current, Consumer<CitingWorkRow> visitor) {
        StoredCoCitations read = stores.reader().coCitations(current, CoCitedRanking.LEADING_WORKS, visitor);
        if (read == null) {
            throw new IllegalStateException("hub number " + hub + " has pages newer than its header");
        }
        corrections = read.corrections();
        counts = read.coCitations();
        return read.coCitations();
    }

    /** Counts the list of a new citing work. */
    void count(int[] references) {
        if (counts != null) {
            counts.addList(references, hub);
        }
    }

    /**
     * Corrects the counts for works that a list gained and lost.
     *
     * @param merged whether the pages count the list as it was before
     * @param offset of the change in the repartition topic {@code to-hubs}
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

    /** Returns whether enough rows and corrections came since the last merge to make another worth its cost. */
    boolean isMergeDue(HubHeader header, int nextRow) {
        return PageMergePolicy.due(nextRow - header.mergedRows() + corrections, header.mergedRows());
    }

    /** Replaces the pages that the header refers to by the counts, and returns the page bits of the new ones. */
    int merge(HubHeader header) {
        CoCitationCounter merged = counts();
        int bits = PageMergePolicy.pageBits(header.pageBits(), merged.works());
        CoCitationPages.replace(
                stores.coCitations(), stores.out(), hub, merged.counts(), header.merges() + 1, header.pageBits(), bits);
        return bits;
    }

    /** Removes the corrections; call it when the header of the pages that contain them is stored. */
    void dropCorrections() {
        CoCitationPages.dropCorrections(stores.coCitations(), hub);
        corrections = 0;
    }

    /** Returns the estimated heap use in bytes. */
    long heapBytes() {
        return counts == null ? 0 : counts.heapBytes();
    }
}
