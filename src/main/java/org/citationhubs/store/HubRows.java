package org.citationhubs.store;

import java.util.List;
import org.citationhubs.citation.Mention;
import org.citationhubs.hub.CitationFacts;
import org.citationhubs.hub.Standing;
import org.citationhubs.hub.Statements;

/** The rows of one hub in the stores: its citing works, what they say of it, and their order. */
final class HubRows {

    private final HubStores stores;
    private final int hub;

    HubRows(HubStores stores, int hub) {
        this.stores = stores;
        this.hub = hub;
    }

    /** A citing work that is not set aside. */
    CitingWork get(int row) {
        return CitingWorks.get(stores.citingWorks(), hub, row);
    }

    /** What a citing work says of the hub. */
    List<Mention> mentions(int row) {
        return StatementRows.get(stores.statements(), hub, row);
    }

    /** Writes a new row. */
    void add(CitingWork work, List<Mention> mentions) {
        put(work);
        if (!mentions.isEmpty()) {
            StatementRows.put(stores.statements(), stores.out(), hub, work.row(), mentions);
        }
        CitingOrder.added(stores, hub, work);
    }

    /**
     * Writes a row anew, with what is said.
     *
     * @param nextRow of the hub
     */
    void replace(CitingWork before, CitingWork after, List<Mention> mentions, int nextRow) {
        replaceFacts(before, after, nextRow);
        if (!mentions.isEmpty()) {
            StatementRows.put(stores.statements(), stores.out(), hub, after.row(), mentions);
        } else {
            dropMentions(before);
        }
    }

    /** Writes a row anew of which nothing else is said than before. */
    void replaceFacts(CitingWork before, CitingWork after, int nextRow) {
        CitingOrder.replaced(stores, hub, before, after, nextRow);
        put(after);
    }

    /** Removes a row and what is said in it. */
    void remove(CitingWork gone, int nextRow) {
        leaveOrder(gone, nextRow);
        CitingWorks.delete(stores.citingWorks(), hub, gone.row());
    }

    /** Keeps of a row that it is there, and when it was heard of. */
    void setAside(CitingWork gone, int nextRow) {
        leaveOrder(gone, nextRow);
        CitationFacts aside =
                new CitationFacts(null, gone.facts().observedAt(), Statements.NONE, false, Standing.MOVED);
        put(new CitingWork(gone.row(), gone.citing(), aside));
    }

    /** Removes a row that was set aside. */
    void dropAside(int row) {
        CitingWorks.delete(stores.citingWorks(), hub, row);
    }

    private void put(CitingWork work) {
        CitingWorks.put(stores.citingWorks(), stores.out(), hub, work);
    }

    private void leaveOrder(CitingWork gone, int nextRow) {
        CitingOrder.removed(stores, hub, gone, nextRow);
        dropMentions(gone);
    }

    private void dropMentions(CitingWork work) {
        if (work.facts().statements().count() > 0) {
            StatementRows.delete(stores.statements(), hub, work.row());
        }
    }
}
