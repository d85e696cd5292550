package org.citationhubs.topology;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.citationhubs.citation.KnownAuthors;
import org.citationhubs.citation.ListUpdate;
import org.citationhubs.citation.ListUpdate.Stated;
import org.citationhubs.citation.WorkFacts;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.CitationFacts;
import org.citationhubs.hub.Standing;
import org.citationhubs.hub.Statements;
import org.citationhubs.store.CitingList;
import org.citationhubs.store.LiveHub;
import org.citationhubs.store.LiveHubs;
import org.citationhubs.store.RecentLists;
import org.citationhubs.store.WorkNumbers;

/** Applies changes of reference lists to the lists that the partition keeps and to the hubs in them. */
final class CitedLists {

    private static final int[] NONE = {};

    private final RecentLists lists;
    private final WorkNumbers numbers;
    private final LiveHubs hubs;
    private final RowWork rowWork;
    private final Consumer<LiveHub> changed;
    private final ObjIntConsumer<WorkFacts> described;
    private final Runnable factsChanged;

    /**
     * Applies changes to lists and hubs.
     *
     * @param rowWork tells citing works of hubs that live on under another id
     * @param changed hears of every hub that a change concerns
     * @param described hears what is now believed of a citing work
     * @param factsChanged hears, when it is stored, that this is something else than before
     */
    CitedLists(
            RecentLists lists,
            WorkNumbers numbers,
            LiveHubs hubs,
            RowWork rowWork,
            Consumer<LiveHub> changed,
            ObjIntConsumer<WorkFacts> described,
            Runnable factsChanged) {
        this.lists = lists;
        this.numbers = numbers;
        this.hubs = hubs;
        this.rowWork = rowWork;
        this.changed = changed;
        this.described = described;
        this.factsChanged = factsChanged;
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
        CitingList before = citing > lastKnown ? CitingList.NONE : lists.get(citing);
        int[] added = numbers.numbers(update.added());
        int[] removed = numbers.numbers(update.removed());
        CitingList after = before.changed(newFacts == null ? before.facts() : newFacts, added, removed);
        if (newFacts != null) {
            described.accept(newFacts, citing);
        }
        Change change = new Change(citing, before, after, added, removed, offset);
        for (int place = 0; place < before.size(); place++) {
            if (before.row(place) != CitingList.NO_ROW) {
                recount(change, before.works()[place], before.row(place));
            }
        }
        KnownAuthors authors = update.stated().isEmpty()
                ? KnownAuthors.NOBODY
                : KnownAuthors.of(after.facts().authors());
        for (Stated stated : update.stated()) {
            state(stated, update.citing(), citing, authors, lastKnown, after);
        }
        lists.put(citing, after);
        if (before != CitingList.NONE && !before.facts().equals(after.facts())) {
            factsChanged.run();
        }
    }

    /** A hub that was in the list before hears what joined and left, or is left itself. */
    private void recount(Change change, int number, int row) {
        boolean counted = change.before.counts();
        boolean counts = change.after.counts();
        if (change.added.length == 0 && change.removed.length == 0 && counted == counts) {
            return;
        }
        LiveHub hub = hubs.of(number);
        hub.changedBy(change.citing);
        if (!change.after.cites(number)) {
            leave(change, hub, row, counted ? change.before.works() : NONE);
        } else if (counted && counts) {
            hub.recount(row, change.added, change.removed, change.offset);
        } else if (counted) {
            hub.uncount(row, change.before.works(), change.offset);
        } else if (counts) {
            hub.countAgain(row, change.after.works(), change.offset);
        }
        changed.accept(hub);
    }

    private void leave(Change change, LiveHub hub, int row, int[] counted) {
        // A work that leaves because it was told of another id must be known until it is told that the id is its own
        // again.
        if (hub.movedTo() == null && !rowWork.isToTell(hub.number(), row)) {
            hub.withdraw(row, counted, change.offset);
        } else {
            hub.setAside(row, counted, change.offset);
        }
    }

    private void state(
            Stated stated, WorkId citingId, int citing, KnownAuthors authors, int lastKnown, CitingList after) {
        int number = numbers.number(stated.hub());
        LiveHub hub = number > lastKnown ? hubs.ofNew(number) : hubs.of(number);
        CitationFacts facts = new CitationFacts(
                after.facts().publishedAt(),
                toSecond(stated.observedAt()),
                Statements.of(stated.mentions()),
                hub.sharesAuthorWith(authors),
                after.counts() ? Standing.COUNTED : Standing.RETRACTED);
        int row = after.rowAt(number);
        if (row == CitingList.NO_ROW) {
            after.setRow(number, hub.append(citing, facts, stated.mentions(), after.works()));
        } else {
            hub.restate(row, citing, facts, stated.mentions());
        }
        WorkId movedTo = hub.movedTo();
        if (movedTo != null) {
            rowWork.tell(citingId, stated.hub(), movedTo);
        }
        changed.accept(hub);
    }

    private static Instant toSecond(Instant instant) {
        return Instant.ofEpochSecond(instant.getEpochSecond());
    }

    /** A change of one list in numbers. */
    private static final class Change {

        private final int citing;
        private final CitingList before;
        private final CitingList after;
        private final int[] added;
        private final int[] removed;
        private final long offset;

        Change(int citing, CitingList before, CitingList after, int[] added, int[] removed, long offset) {
            this.citing = citing;
            this.before = before;
            this.after = after;
            this.added = added;
            this.removed = removed;
            this.offset = offset;
        }
    }
}
