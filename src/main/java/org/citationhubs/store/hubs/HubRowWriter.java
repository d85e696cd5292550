package org.citationhubs.store.hubs;

import java.util.List;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.CitationStatus;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.store.rows.CitingWorkRow;
import org.citationhubs.store.rows.CitingWorkRows;
import org.citationhubs.store.rows.StatementRows;

/** Reads and writes the rows of one hub: its citing works, their mentions, and their order. */
final class HubRowWriter {

    private final HubStores stores;
    private final int hub;

    HubRowWriter(HubStores stores, int hub) {
        this.stores = stores;
        this.hub = hub;
    }

    /** Returns the citing work in a row. */
    CitingWorkRow get(int row) {
        return stores.view().citingWorks().get(hub, row);
    }

    /** Returns the mentions of the hub by a citing work. */
    List<Mention> mentions(int row) {
        return StatementRows.get(stores.statements(), hub, row);
    }

    /** Writes a new row. */
    void add(CitingWorkRow work, List<Mention> mentions) {
        put(work);
        if (!mentions.isEmpty()) {
            StatementRows.put(stores.statements(), stores.out(), hub, work.row(), mentions);
        }
        CitingWorkOrder.add(stores, hub, work);
    }

    /**
     * Replaces a row and its mentions.
     *
     * @param nextRow of the hub
     */
    void replace(CitingWorkRow before, CitingWorkRow after, List<Mention> mentions, int nextRow) {
        replaceFacts(before, after, nextRow);
        if (!mentions.isEmpty()) {
            StatementRows.put(stores.statements(), stores.out(), hub, after.row(), mentions);
        } else {
            removeMentions(before);
        }
    }

    /** Replaces a row and keeps its mentions. */
    void replaceFacts(CitingWorkRow before, CitingWorkRow after, int nextRow) {
        CitingWorkOrder.replace(stores, hub, before, after, nextRow);
        put(after);
    }

    /** Removes a row and its mentions. */
    void remove(CitingWorkRow gone, int nextRow) {
        removeFromOrder(gone, nextRow);
        CitingWorkRows.delete(stores.citingWorks(), hub, gone.row());
    }

    /** Replaces a row by one that does not count and only keeps the time of the observation. */
    void markMoved(CitingWorkRow gone, int nextRow) {
        removeFromOrder(gone, nextRow);
        CitationFacts moved = new CitationFacts(
                null,
                gone.facts().observedAt(),
                StatementCounts.NONE,
                false,
                CitationStatus.MOVED,
                gone.facts().sources());
        put(new CitingWorkRow(gone.row(), gone.citing(), moved));
    }

    /** Removes a row that was {@linkplain #markMoved excluded}. */
    void removeMoved(int row) {
        CitingWorkRows.delete(stores.citingWorks(), hub, row);
    }

    private void put(CitingWorkRow work) {
        CitingWorkRows.put(stores.citingWorks(), stores.out(), stores.sets(), hub, work);
    }

    private void removeFromOrder(CitingWorkRow gone, int nextRow) {
        CitingWorkOrder.remove(stores, hub, gone, nextRow);
        removeMentions(gone);
    }

    private void removeMentions(CitingWorkRow work) {
        if (work.facts().statements().count() > 0) {
            StatementRows.delete(stores.statements(), hub, work.row());
        }
    }
}
