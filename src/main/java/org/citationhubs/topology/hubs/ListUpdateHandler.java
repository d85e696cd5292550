package org.citationhubs.topology.hubs;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.citationhubs.citation.reference.PartitionUpdate;
import org.citationhubs.citation.reference.PartitionUpdate.HubStatement;
import org.citationhubs.citation.work.AuthorMatcher;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkId;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.CitationStatus;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.store.hubs.HubCache;
import org.citationhubs.store.hubs.InMemoryHub;
import org.citationhubs.store.lists.CachedCitingLists;
import org.citationhubs.store.lists.CitingList;
import org.citationhubs.store.works.WorkNumbers;

/** Applies changes of reference lists to the lists that the partition keeps and to the hubs in them. */
final class ListUpdateHandler {

    private static final int[] NONE = {};

    private final CachedCitingLists lists;
    private final WorkNumbers numbers;
    private final HubCache hubs;
    private final RowMaintenance rowWork;
    private final Consumer<InMemoryHub> changed;
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
    ListUpdateHandler(
            CachedCitingLists lists,
            WorkNumbers numbers,
            HubCache hubs,
            RowMaintenance rowWork,
            Consumer<InMemoryHub> changed,
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
    void apply(PartitionUpdate update, long offset) {
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
        AppliedChange change = new AppliedChange(citing, before, after, added, removed, offset);
        for (int place = 0; place < before.size(); place++) {
            if (before.row(place) != CitingList.NO_ROW) {
                recount(change, before.works()[place], before.row(place));
            }
        }
        AuthorMatcher authors = update.stated().isEmpty()
                ? AuthorMatcher.NOBODY
                : AuthorMatcher.of(after.facts().authors());
        for (HubStatement stated : update.stated()) {
            state(stated, update.citing(), citing, authors, lastKnown, after);
        }
        lists.put(citing, after);
        if (before != CitingList.NONE && !before.facts().equals(after.facts())) {
            factsChanged.run();
        }
    }

    /** A hub that was in the list before hears what joined and left, or is left itself. */
    private void recount(AppliedChange change, int number, int row) {
        boolean counted = change.before.counts();
        boolean counts = change.after.counts();
        if (change.added.length == 0 && change.removed.length == 0 && counted == counts) {
            return;
        }
        InMemoryHub hub = hubs.of(number);
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

    private void leave(AppliedChange change, InMemoryHub hub, int row, int[] counted) {
        // A work that leaves because it was told of another id must be known until it is told that the id is its own
        // again.
        if (hub.movedTo() == null && !rowWork.isToTell(hub.number(), row)) {
            hub.withdraw(row, counted, change.offset);
        } else {
            hub.setAside(row, counted, change.offset);
        }
    }

    private void state(
            HubStatement stated, WorkId citingId, int citing, AuthorMatcher authors, int lastKnown, CitingList after) {
        int number = numbers.number(stated.hub());
        InMemoryHub hub = number > lastKnown ? hubs.ofNew(number) : hubs.of(number);
        CitationFacts facts = new CitationFacts(
                after.facts().publishedAt(),
                toSecond(stated.observedAt()),
                StatementCounts.of(stated.mentions()),
                hub.sharesAuthorWith(authors),
                after.counts() ? CitationStatus.COUNTED : CitationStatus.RETRACTED);
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
    private static final class AppliedChange {

        private final int citing;
        private final CitingList before;
        private final CitingList after;
        private final int[] added;
        private final int[] removed;
        private final long offset;

        AppliedChange(int citing, CitingList before, CitingList after, int[] added, int[] removed, long offset) {
            this.citing = citing;
            this.before = before;
            this.after = after;
            this.added = added;
            this.removed = removed;
            this.offset = offset;
        }
    }
}
