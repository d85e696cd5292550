package org.citationhubs.topology;

import java.time.Instant;
import java.util.function.Consumer;
import org.citationhubs.citation.ListUpdate;
import org.citationhubs.citation.ListUpdate.Stated;
import org.citationhubs.citation.WorkFacts;
import org.citationhubs.hub.CitationFacts;
import org.citationhubs.hub.Statements;
import org.citationhubs.store.CitingList;
import org.citationhubs.store.CitingLists;
import org.citationhubs.store.HubStores;
import org.citationhubs.store.LiveHub;
import org.citationhubs.store.LiveHubs;
import org.citationhubs.store.WorkNumbers;

/** Applies changes of reference lists to the lists that the partition keeps and to the hubs in them. */
final class CitedLists {

    private final HubStores stores;
    private final WorkNumbers numbers;
    private final LiveHubs hubs;
    private final Consumer<LiveHub> changed;

    /**
     * Applies changes to stores.
     *
     * @param changed hears of every hub that a change concerns
     */
    CitedLists(HubStores stores, WorkNumbers numbers, LiveHubs hubs, Consumer<LiveHub> changed) {
        this.stores = stores;
        this.numbers = numbers;
        this.hubs = hubs;
        this.changed = changed;
    }

    /**
     * Applies a change.
     *
     * @param offset of the change among the partition's messages
     */
    void apply(ListUpdate update, long offset) {
        WorkFacts newFacts = update.citingFacts();
        if (newFacts == null
                && update.added().isEmpty()
                && update.removed().isEmpty()
                && update.stated().isEmpty()) {
            return;
        }
        int lastKnown = numbers.last();
        int citing = numbers.number(update.citing());
        CitingList before = citing > lastKnown ? CitingList.NONE : CitingLists.get(stores.citingLists(), citing);
        int[] added = numbers.numbers(update.added());
        int[] removed = numbers.numbers(update.removed());
        CitingList after = before.changed(newFacts == null ? before.facts() : newFacts, added, removed);
        for (int place = 0; place < before.size(); place++) {
            if (before.row(place) != CitingList.NO_ROW) {
                recount(before, place, after, added, removed, offset);
            }
        }
        for (Stated stated : update.stated()) {
            state(stated, citing, lastKnown, after);
        }
        CitingLists.put(stores.citingLists(), stores.out(), citing, after);
    }

    /** A hub that was in the list before hears what joined and left, or is left itself. */
    private void recount(CitingList before, int place, CitingList after, int[] added, int[] removed, long offset) {
        int number = before.works()[place];
        if (added.length == 0 && removed.length == 0) {
            return;
        }
        LiveHub hub = hubs.of(number);
        if (after.cites(number)) {
            hub.recount(before.row(place), added, removed, offset);
        } else {
            hub.withdraw(before.row(place), before.works(), offset);
        }
        changed.accept(hub);
    }

    private void state(Stated stated, int citing, int lastKnown, CitingList after) {
        int number = numbers.number(stated.hub());
        LiveHub hub = number > lastKnown ? hubs.ofNew(number) : hubs.of(number);
        CitationFacts facts = new CitationFacts(
                after.facts().publishedAt(), toSecond(stated.observedAt()), Statements.of(stated.mentions()));
        int row = after.rowAt(number);
        if (row == CitingList.NO_ROW) {
            after.setRow(number, hub.append(citing, facts, stated.mentions(), after.works()));
        } else {
            hub.restate(row, citing, facts, stated.mentions());
        }
        changed.accept(hub);
    }

    private static Instant toSecond(Instant instant) {
        return Instant.ofEpochSecond(instant.getEpochSecond());
    }
}
