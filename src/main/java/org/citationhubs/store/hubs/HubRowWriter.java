package org.citationhubs.store.hubs;

import java.util.List;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.CitationStatus;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.store.rows.CitingWorkRow;
import org.citationhubs.store.rows.CitingWorkRows;
import org.citationhubs.store.rows.StatementRows;

/** The rows of one hub in the stores: its citing works, what they say of it, and their order. */
final class HubRowWriter {

    private final HubStores stores;
    private final int hub;

    HubRowWriter(HubStores stores, int hub) {
        this.stores = stores;
        this.hub = hub;
    }

    /** A citing work that is not set aside. */
    CitingWorkRow get(int row) {
        return CitingWorkRows.get(stores.citingWorks(), hub, row);
    }

    /** What a citing work says of the hub. */
    List<Mention> mentions(int row) {
        return StatementRows.get(stores.statements(), hub, row);
    }

    /** Writes a new row. */
    void add(CitingWorkRow work, List<Mention> mentions) {
        put(work);
        if (!mentions.isEmpty()) {
            StatementRows.put(stores.statements(), stores.out(), hub, work.row(), mentions);
        }
        CitingWorkOrder.added(stores, hub, work);
    }

    /**
     * Writes a row anew, with what is said.
     *
     * @param nextRow of the hub
     */
    void replace(CitingWorkRow before, CitingWorkRow after, List<Mention> mentions, int nextRow) {
        replaceFacts(before, after, nextRow);
        if (!mentions.isEmpty()) {
            StatementRows.put(stores.statements(), stores.out(), hub, after.row(), mentions);
        } else {
            dropMentions(before);
        }
    }

    /** Writes a row anew of which nothing else is said than before. */
    void replaceFacts(CitingWorkRow before, CitingWorkRow after, int nextRow) {
        CitingWorkOrder.replaced(stores, hub, before, after, nextRow);
        put(after);
    }

    /** Removes a row and what is said in it. */
    void remove(CitingWorkRow gone, int nextRow) {
        leaveOrder(gone, nextRow);
        CitingWorkRows.delete(stores.citingWorks(), hub, gone.row());
    }

    /** Keeps of a row that it is there, and when it was heard of. */
    void setAside(CitingWorkRow gone, int nextRow) {
        leaveOrder(gone, nextRow);
        CitationFacts aside =
                new CitationFacts(null, gone.facts().observedAt(), StatementCounts.NONE, false, CitationStatus.MOVED);
        put(new CitingWorkRow(gone.row(), gone.citing(), aside));
    }

    /** Removes a row that was set aside. */
    void dropAside(int row) {
        CitingWorkRows.delete(stores.citingWorks(), hub, row);
    }

    private void put(CitingWorkRow work) {
        CitingWorkRows.put(stores.citingWorks(), stores.out(), hub, work);
    }

    private void leaveOrder(CitingWorkRow gone, int nextRow) {
        CitingWorkOrder.removed(stores, hub, gone, nextRow);
        dropMentions(gone);
    }

    private void dropMentions(CitingWorkRow work) {
        if (work.facts().statements().count() > 0) {
            StatementRows.delete(stores.statements(), hub, work.row());
        }
    }
}
