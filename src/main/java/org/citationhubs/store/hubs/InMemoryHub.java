package org.citationhubs.store.hubs;

import java.util.Arrays;
import java.util.List;
import org.citationhubs.citation.author.AuthorMatcher;
import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.hub.count.CoCitationCounter;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.count.HubCountsAccumulator;
import org.citationhubs.hub.rank.RankedWork;
import org.citationhubs.hub.rank.WorkNumberOrder;
import org.citationhubs.hub.summary.Highlights;
import org.citationhubs.hub.summary.HighlightsCollector;
import org.citationhubs.hub.summary.PublishedState;
import org.citationhubs.store.hubs.HubReader.CurrentHub;
import org.citationhubs.store.rows.CitingWorkRow;
import org.citationhubs.store.rows.HubProfile;
import org.jspecify.annotations.Nullable;

/**
 * A hub that changes, in memory: its stored state brought up to date. A new citing work costs one row written and its
 * references counted; nothing is read.
 *
 * <p>{@link HubReader} can read everything in here from the stores again, so an instance may be dropped at any time.
 *
 * <p>Owned by one stream thread.
 */
public final class InMemoryHub {

    /** No citing work is known to have changed the hub. */
    public static final int NO_WORK = 0;

    /** Number of rows from which on the highlights are stored, so that a reader need not read all rows. */
    private static final int MANY_ROWS = 256;

    private static final int[] NONE = {};

    private final HubStores stores;
    private final int number;
    private final HubCountsAccumulator counts;
    private HubHeader header;
    private boolean stored;
    private int nextRow;
    private final InMemoryCoCitations coCitations;
    private final HubRowWriter rows;
    private @Nullable HighlightsCollector highlights;
    private @Nullable HubProfile profile;
    private int lastCiting = NO_WORK;

    InMemoryHub(HubStores stores, CurrentHub current) {
        this.stores = stores;
        this.number = current.hub();
        this.header = current.header();
        this.stored = current.stored();
        this.counts = current.counts().accumulator();
        this.nextRow = current.nextRow();
        this.coCitations = new InMemoryCoCitations(stores, number);
        this.rows = new HubRowWriter(stores, number);
    }

    /** Returns the number of the hub. */
    public int number() {
        return number;
    }

    /** Returns the counts as they are now; copies them unless they are those of the last call. */
    public HubCounts counts() {
        return counts.snapshot();
    }

    /** Returns the number of distinct works that cite the hub, without a copy of the counts. */
    public int citingWorks() {
        return counts.citingWorks();
    }

    /** Returns whether any work ever cited the hub. */
    public boolean hasRows() {
        return nextRow > 0;
    }

    /** Returns the stored header. */
    public HubHeader header() {
        return header;
    }

    /** Returns whether a header is stored. */
    public boolean isStored() {
        return stored;
    }

    /**
     * Returns the citing work whose list changed the hub last since its header was stored; {@link #NO_WORK} if there is
     * none or the hub was dropped from memory meanwhile.
     */
    public int lastCiting() {
        return lastCiting;
    }

    /** Returns whether the hub has an author in common with a citing work. */
    public boolean sharesAuthorWith(AuthorMatcher citing) {
        return profile().authors().sharesAuthorWith(citing);
    }

    /** Returns whether the hub has an author in common with a citing work that is compared once. */
    public boolean sharesAuthorWith(@Nullable Authors citing) {
        return profile().authors().sharesAuthorWith(citing);
    }

    /** Returns whether any author of the hub is known. */
    public boolean hasAuthors() {
        return !profile().authors().equals(AuthorMatcher.NONE);
    }

    /** Returns the id of the work that the hub was merged into, null if it was not merged. */
    public @Nullable WorkId movedTo() {
        return profile().movedTo();
    }

    private HubProfile profile() {
        HubProfile known = profile;
        if (known == null) {
            known = HubProfile.of(stores.view().work(number));
            profile = known;
        }
        return known;
    }

    void forgetProfile() {
        profile = null;
    }

    /** Marks the hub as new: its work has no description yet, so none need be read. */
    void setNew() {
        profile = HubProfile.UNKNOWN;
        highlights = null;
    }

    /** Adds a citing work and returns its row. */
    public int append(int citing, CitationFacts facts, List<Mention> mentions, int[] references) {
        CitingWorkRow work = new CitingWorkRow(nextRow++, citing, facts);
        rows.add(work, mentions);
        counts.add(facts);
        lastCiting = citing;
        if (facts.counted()) {
            coCitations.count(references);
        }
        if (highlights != null) {
            highlights.add(work.row(), citing, facts, mentions);
        }
        return work.row();
    }

    /** Replaces the facts and mentions of a citing work. */
    public void replace(int row, int citing, CitationFacts facts, List<Mention> mentions) {
        CitingWorkRow before = rows.get(row);
        CitingWorkRow after = new CitingWorkRow(row, citing, facts);
        lastCiting = citing;
        replace(before, after, mentions);
        rows.replace(before, after, mentions, nextRow);
        updateCounts(row);
    }

    /** Records whether a citing work has an author in common with the hub, and returns whether that is new. */
    public boolean setSelfCitation(CitingWorkRow before, boolean self) {
        if (before.facts().self() == self) {
            return false;
        }
        CitingWorkRow after =
                new CitingWorkRow(before.row(), before.citing(), before.facts().withSelf(self));
        replace(before, after, before.facts().statements().takesSides() ? rows.mentions(before.row()) : List.of());
        rows.replaceFacts(before, after, nextRow);
        updateCounts(before.row());
        return true;
    }

    private void replace(CitingWorkRow before, CitingWorkRow after, List<Mention> mentions) {
        counts.remove(before.facts());
        counts.add(after.facts());
        removeHighlight(before);
        if (highlights != null) {
            highlights.add(after.row(), after.citing(), after.facts(), mentions);
        }
    }

    private void removeHighlight(CitingWorkRow gone) {
        if (highlights != null && !highlights.remove(gone.row(), gone.facts())) {
            highlights = null;
        }
    }

    /**
     * Removes a citing work.
     *
     * @param references its list as it was counted, empty if it was not counted
     * @param offset of the change in the repartition topic {@code to-hubs}
     */
    public void remove(int row, int[] references, long offset) {
        CitingWorkRow before = rows.get(row);
        remove(before);
        rows.remove(before, nextRow);
        removeFromCoCitations(row, references, offset);
        updateCounts(row);
        keepNextRow(row);
    }

    /**
     * Excludes a citing work from all counts, because it cites the hub under the id of the work that the hub was merged
     * into.
     *
     * @param references its list as it was counted, empty if it was not counted
     * @param offset of the change in the repartition topic {@code to-hubs}
     */
    public void markMoved(int row, int[] references, long offset) {
        CitingWorkRow before = rows.get(row);
        remove(before);
        rows.markMoved(before, nextRow);
        removeFromCoCitations(row, references, offset);
        updateCounts(row);
    }

    /** Removes the row of a citing work that was {@linkplain #markMoved excluded}. */
    public void removeMoved(int row) {
        rows.removeMoved(row);
        keepNextRow(row);
    }

    private void remove(CitingWorkRow before) {
        counts.remove(before.facts());
        lastCiting = before.citing();
        removeHighlight(before);
    }

    /** Records the citing work whose list changes the hub. */
    public void setLastCiting(int citing) {
        lastCiting = citing;
    }

    /** Corrects the co-citation counts for works that a list gained and lost, the hub not among them. */
    public void correctCoCitations(int row, int[] added, int[] removed, long offset) {
        coCitations.correct(row < header.mergedRows(), added, removed, offset);
    }

    /** Removes the list of a citing work from the co-citation counts. */
    public void removeFromCoCitations(int row, int[] references, long offset) {
        correctCoCitations(row, NONE, without(references, number), offset);
    }

    /** Adds the list of a citing work to the co-citation counts again. */
    public void addToCoCitations(int row, int[] references, long offset) {
        correctCoCitations(row, without(references, number), NONE, offset);
    }

    /** Stores the header again if it counts the row as it was before. */
    private void updateCounts(int row) {
        if (row < header.nextRow()) {
            store(header.withCounts(nextRow, counts.snapshot()));
        }
    }

    /**
     * Stores the header if the newest row was removed before a header counted it. Else a reader would take a lower row
     * for the next one, and no longer know that the citing works have a stored order. Only hubs with an order need it.
     */
    private void keepNextRow(int removed) {
        if (removed == nextRow - 1 && removed >= header.nextRow() && nextRow > CitingWorkOrder.MANY) {
            store(header.withCounts(nextRow, counts.snapshot()));
        }
    }

    /** Merges rows into pages if a merge is due, and returns the leading co-cited works. */
    public List<RankedWork> mergeAndRank(WorkNumberOrder order) {
        CoCitationCounter current = coCitations.isKnown() ? coCitations() : read(order);
        if (coCitations.isMergeDue(header, nextRow)) {
            int bits = coCitations.merge(header);
            // Pages before header before corrections: a query reads in the opposite order and detects a merge
            // meanwhile.
            store(header.withCounts(nextRow, counts.snapshot()).withMerge(nextRow, bits));
            coCitations.dropCorrections();
        }
        return current.leaders(order);
    }

    /** Reads the co-citation counts and, if all rows are read for them, the highlights too. */
    private CoCitationCounter read(WorkNumberOrder order) {
        if (highlights != null || header.mergedRows() > 0) {
            return coCitations();
        }
        HighlightsCollector fresh = new HighlightsCollector(order);
        CoCitationCounter read =
                coCitations.read(stored(), row -> stores.reader().add(fresh, number, row));
        highlights = fresh;
        return read;
    }

    private CoCitationCounter coCitations() {
        return coCitations.isKnown() ? coCitations.counts() : coCitations.read(stored(), row -> {});
    }

    private CurrentHub stored() {
        return new CurrentHub(number, header, stored, counts.snapshot(), nextRow, List.of());
    }

    /** Returns the highlights, up to date. */
    public HighlightsCollector highlights(WorkNumberOrder order) {
        HighlightsCollector current = highlights;
        if (current == null) {
            current = stores.reader().highlights(number, order);
            highlights = current;
        }
        return current;
    }

    /** Stores the header of the hub as of now, whether the hub is published or not. */
    public void storeHeader(
            long revision, boolean published, List<RankedWork> leading, PublishedState shown, Highlights highlights) {
        CoCitationCounter current = coCitations();
        store(new HubHeader(
                nextRow,
                counts.snapshot(),
                header.mergedRows(),
                header.merges(),
                header.pageBits(),
                revision,
                published,
                current.works(),
                current.total(),
                leading,
                shown,
                nextRow < MANY_ROWS ? null : highlights));
        lastCiting = NO_WORK;
    }

    /** Returns the number of distinct co-cited works, as of the last call of {@link #mergeAndRank}. */
    public int coCitedWorks() {
        return coCitations().works();
    }

    /** Returns the sum of the co-citation counts, as of the last call of {@link #mergeAndRank}. */
    public long coCitationsTotal() {
        return coCitations().total();
    }

    private void store(HubHeader newHeader) {
        HubHeaderStore.put(stores.headers(), stores.out(), stores.sets(), number, newHeader);
        header = newHeader;
        stored = true;
    }

    /** Returns the estimated heap use in bytes. */
    long heapBytes() {
        return 1_280 + coCitations.heapBytes() + (highlights == null ? 0 : highlights.heapBytes());
    }

    private static int[] without(int[] references, int number) {
        int[] rest = new int[references.length];
        int size = 0;
        for (int reference : references) {
            if (reference != number) {
                rest[size++] = reference;
            }
        }
        return Arrays.copyOf(rest, size);
    }
}
