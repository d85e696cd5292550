package org.citationhubs.topology.hubs;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.citationhubs.citation.author.AuthorMatcher;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.PartitionUpdate;
import org.citationhubs.citation.reference.PartitionUpdate.HubStatement;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.CitationStatus;
import org.citationhubs.hub.count.StatementCounts;
import org.citationhubs.store.hubs.HubCache;
import org.citationhubs.store.hubs.InMemoryHub;
import org.citationhubs.store.lists.CachedCitingLists;
import org.citationhubs.store.lists.CitingList;
import org.citationhubs.store.progress.AppliedOffsets;
import org.citationhubs.store.works.WorkNumbers;
import org.jspecify.annotations.Nullable;

/** Applies changes of reference lists to the lists that the partition stores and to the hubs in them. */
final class ListUpdateHandler {

    private static final int[] NONE = {};

    private final CachedCitingLists lists;
    private final WorkNumbers numbers;
    private final HubCache hubs;
    private final RowMaintenance rowMaintenance;
    private final HubChanges changes;
    private final CitingWorkFacts citingFacts;
    private final AppliedOffsets progress;

    ListUpdateHandler(
            HubPartitionContext context,
            RowMaintenance rowMaintenance,
            HubChanges changes,
            CitingWorkFacts citingFacts,
            AppliedOffsets progress) {
        this.lists = context.stores().lists();
        this.numbers = context.numbers();
        this.hubs = context.hubs();
        this.rowMaintenance = rowMaintenance;
        this.changes = changes;
        this.citingFacts = citingFacts;
        this.progress = progress;
    }

    /**
     * Applies a change.
     *
     * @param offset of the change among the messages of the partition
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
            citingFacts.put(citing, newFacts);
        }
        AppliedChange change = new AppliedChange(citing, before, after, added, removed, offset);
        for (int place = 0; place < before.size(); place++) {
            if (before.row(place) != CitingList.NO_ROW) {
                recount(change, before.works()[place], before.row(place));
            }
        }
        AuthorMatcher authors = update.stated().isEmpty()
                ? AuthorMatcher.NONE
                : AuthorMatcher.of(after.facts().authors());
        SortedMap<WorkId, WorkId> survivors = new TreeMap<>();
        for (HubStatement statement : update.stated()) {
            WorkId movedTo = state(statement, citing, authors, lastKnown, after);
            if (movedTo != null) {
                survivors.put(statement.hub(), movedTo);
            }
        }
        rowMaintenance.sendMerges(update.citing(), survivors);
        lists.put(citing, after);
        if (before != CitingList.NONE && !before.facts().equals(after.facts())) {
            progress.factsChanged();
        }
    }

    /** Applies what joined and left a list to a hub that was in the list before, or removes the list from the hub. */
    private void recount(AppliedChange change, int number, int row) {
        boolean countedBefore = change.before.counts();
        boolean counts = change.after.counts();
        if (change.added.length == 0 && change.removed.length == 0 && countedBefore == counts) {
            return;
        }
        InMemoryHub hub = hubs.of(number);
        hub.setLastCiting(change.citing);
        if (!change.after.cites(number)) {
            remove(change, hub, row, countedBefore ? change.before.works() : NONE);
        } else if (countedBefore && counts) {
            hub.correctCoCitations(row, change.added, change.removed, change.offset);
        } else if (countedBefore) {
            hub.removeFromCoCitations(row, change.before.works(), change.offset);
        } else if (counts) {
            hub.addToCoCitations(row, change.after.works(), change.offset);
        }
        changes.citationsChanged(hub);
    }

    private void remove(AppliedChange change, InMemoryHub hub, int row, int[] counted) {
        // A work that cites the hub under its new id leaves this one. Its row is set aside, because the work receives a
        // message when the old id becomes valid again.
        if (hub.movedTo() == null && !rowMaintenance.isMergeAheadOf(hub.number(), row)) {
            hub.remove(row, counted, change.offset);
        } else {
            hub.markMoved(row, counted, change.offset);
        }
    }

    /** Applies what a list states of a hub, and returns the id that the hub is merged into, null if there is none. */
    private @Nullable WorkId state(
            HubStatement statement, int citing, AuthorMatcher authors, int lastKnown, CitingList after) {
        int number = numbers.number(statement.hub());
        InMemoryHub hub = number > lastKnown ? hubs.ofNew(number) : hubs.of(number);
        CitationFacts facts = new CitationFacts(
                after.facts().publishedAt(),
                toSecond(statement.observedAt()),
                StatementCounts.of(statement.mentions()),
                hub.sharesAuthorWith(authors),
                after.counts() ? CitationStatus.COUNTED : CitationStatus.RETRACTED,
                statement.sources());
        int row = after.rowAt(number);
        if (row == CitingList.NO_ROW) {
            after.setRow(number, hub.append(citing, facts, statement.mentions(), after.works()));
        } else {
            hub.replace(row, citing, facts, statement.mentions());
        }
        changes.citationsChanged(hub);
        return hub.movedTo();
    }

    private static Instant toSecond(Instant instant) {
        return Instant.ofEpochSecond(instant.getEpochSecond());
    }

    /** A change of one list in numbers of works. A class and not a record, because it holds arrays. */
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
