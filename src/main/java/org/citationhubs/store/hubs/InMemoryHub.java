package org.citationhubs.store.hubs;

import java.util.List;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.work.AuthorMatcher;
import org.citationhubs.citation.work.WorkId;
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
import org.citationhubs.store.works.OwnedWorkStore;
import org.jspecify.annotations.Nullable;

/**
 * A hub in memory while it changes: what is stored of it and the same brought up to date, so that a citing work costs one row
 * written and its references counted, and nothing is read.
 *
 * <p>Whatever it holds can be read from the stores again by {@link HubReader} at any time: that is what makes it safe to forget.
 */
public final class InMemoryHub {

    /** Nobody is known to have changed it. */
    public static final int NO_WORK = 0;

    /** From so many rows on, what stands out among them is stored, so that a reader need not look at all of them. */
    private static final int MANY_ROWS = 256;

    private static final int[] NONE = {};

    private final HubStores stores;
    private final int number;
    private final HubCountsAccumulator counts;
    private HubHeader head;
    private boolean stored;
    private int nextRow;
    private final InMemoryRanking ranking;
    private final HubRowWriter rows;
    private @Nullable HighlightsCollector portrait;
    private @Nullable HubProfile profile;
    private int lastCiting = NO_WORK;

    InMemoryHub(HubStores stores, CurrentHub current) {
        this.stores = stores;
        this.number = current.hub();
        this.head = current.head();
        this.stored = current.stored();
        this.counts = current.counts().accumulator();
        this.nextRow = current.nextRow();
        this.ranking = new InMemoryRanking(stores, number);
        this.rows = new HubRowWriter(stores, number);
    }

    /** The number of the hub. */
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

    /** Whether anybody ever cited it. */
    public boolean hasRows() {
        return nextRow > 0;
    }

    /** The head as it is stored, its counts aside. */
    public HubHeader head() {
        return head;
    }

    /** Whether the hub has ever been brought up to date. */
    public boolean isStored() {
        return stored;
    }

    /**
     * The citing work whose list changed the hub last since it was settled, {@link #NO_WORK} if none did or that is not known any
     * more.
     */
    public int lastCiting() {
        return lastCiting;
    }

    /** Whether an author of the hub is among these. */
    public boolean sharesAuthorWith(AuthorMatcher citing) {
        return profile().authors().sharesAuthorWith(citing);
    }

    /** The id under which the hub lives on, null if it is its own. */
    public @Nullable WorkId movedTo() {
        return profile().movedTo();
    }

    private HubProfile profile() {
        HubProfile known = profile;
        if (known == null) {
            known = HubProfile.of(OwnedWorkStore.get(stores.works(), number));
            profile = known;
        }
        return known;
    }

    void forgetProfile() {
        profile = null;
    }

    /** Nobody has described a hub that was heard of this moment. */
    void begin() {
        profile = HubProfile.UNKNOWN;
        portrait = null;
    }

    /** Adds a citing work and returns its row. */
    public int append(int citing, CitationFacts facts, List<Mention> mentions, int[] references) {
        CitingWorkRow work = new CitingWorkRow(nextRow++, citing, facts);
        rows.add(work, mentions);
        counts.add(facts);
        lastCiting = citing;
        if (facts.counted()) {
            ranking.count(references);
        }
        if (portrait != null) {
            portrait.add(work.row(), citing, facts, mentions);
        }
        return work.row();
    }

    /** Notes that a citing work cites the hub otherwise than before. */
    public void restate(int row, int citing, CitationFacts facts, List<Mention> mentions) {
        CitingWorkRow before = rows.get(row);
        CitingWorkRow after = new CitingWorkRow(row, citing, facts);
        lastCiting = citing;
        replace(before, after, mentions);
        rows.replace(before, after, mentions, nextRow);
        keepCounts(row);
    }

    /** Notes whether a citing work has an author in common with the hub. */
    public void judge(CitingWorkRow before, boolean self) {
        if (before.facts().self() == self) {
            return;
        }
        CitingWorkRow after =
                new CitingWorkRow(before.row(), before.citing(), before.facts().withSelf(self));
        replace(before, after, before.facts().statements().takesSides() ? rows.mentions(before.row()) : List.of());
        rows.replaceFacts(before, after, nextRow);
        keepCounts(before.row());
    }

    private void replace(CitingWorkRow before, CitingWorkRow after, List<Mention> mentions) {
        counts.remove(before.facts());
        counts.add(after.facts());
        forget(before);
        if (portrait != null) {
            portrait.add(after.row(), after.citing(), after.facts(), mentions);
        }
    }

    private void forget(CitingWorkRow gone) {
        if (portrait != null && !portrait.remove(gone.row(), gone.facts())) {
            portrait = null;
        }
    }

    /**
     * Takes a citing work out.
     *
     * @param references its list as it was counted, empty if it was not
     * @param offset the input offset of the change
     */
    public void withdraw(int row, int[] references, long offset) {
        CitingWorkRow before = rows.get(row);
        remove(before);
        rows.remove(before, nextRow);
        uncount(row, references, offset);
        keepCounts(row);
    }

    /**
     * Keeps a citing work out of all counts, because it cites the hub under the id now under which the hub lives on.
     *
     * @param references its list as it was counted, empty if it was not
     * @param offset the input offset of the change
     */
    public void setAside(int row, int[] references, long offset) {
        CitingWorkRow before = rows.get(row);
        remove(before);
        rows.setAside(before, nextRow);
        uncount(row, references, offset);
        keepCounts(row);
    }

    /** Forgets a citing work that was set aside. */
    public void dropAside(int row) {
        rows.dropAside(row);
    }

    private void remove(CitingWorkRow before) {
        counts.remove(before.facts());
        lastCiting = before.citing();
        forget(before);
    }

    /** Notes whose list changes the hub. */
    public void changedBy(int citing) {
        lastCiting = citing;
    }

    /** Notes that the list of a citing work gained and lost works, the hub not among them. */
    public void recount(int row, int[] added, int[] removed, long offset) {
        ranking.correct(row < head.mergedRows(), added, removed, offset);
    }

    /** Takes the list of a citing work out of the co-citation counts. */
    public void uncount(int row, int[] references, long offset) {
        recount(row, NONE, without(references, number), offset);
    }

    /** Takes the list of a citing work into the co-citation counts again. */
    public void countAgain(int row, int[] references, long offset) {
        recount(row, without(references, number), NONE, offset);
    }

    /** The stored head counts this row as it was: it must not outlive the row. */
    private void keepCounts(int row) {
        if (row < head.nextRow()) {
            store(head.withCounts(nextRow, counts.snapshot()));
        }
    }

    /** Brings the ranking up to date and returns the leading co-cited works; merges rows when it is time. */
    public List<RankedWork> leaders(WorkNumberOrder order) {
        CoCitationCounter current = ranking.isKnown() ? coCitations() : read(order);
        if (ranking.isMergeDue(head, nextRow)) {
            int bits = ranking.merge(head);
            // Pages before head before corrections: a query that reads in the opposite order cannot miss that it was
            // overtaken.
            store(head.withCounts(nextRow, counts.snapshot()).withMerge(nextRow, bits));
            ranking.dropCorrections();
        }
        return current.leaders(order);
    }

    /** Where all rows are to be counted, one look at them serves the portrait too. */
    private CoCitationCounter read(WorkNumberOrder order) {
        if (portrait != null || head.mergedRows() > 0) {
            return coCitations();
        }
        HighlightsCollector fresh = new HighlightsCollector(order);
        CoCitationCounter read = ranking.read(stored(), row -> stores.reader().add(fresh, number, row));
        portrait = fresh;
        return read;
    }

    private CoCitationCounter coCitations() {
        return ranking.isKnown() ? ranking.counts() : ranking.read(stored(), row -> {});
    }

    private CurrentHub stored() {
        return new CurrentHub(number, head, stored, counts.snapshot(), nextRow, List.of());
    }

    /** What the hub shows beyond counts and ranking, up to date. */
    public HighlightsCollector portrait(WorkNumberOrder order) {
        HighlightsCollector current = portrait;
        if (current == null) {
            current = stores.reader().portrait(number, order);
            portrait = current;
        }
        return current;
    }

    /** Stores the hub as it was published, or as it was brought up to date without being published. */
    public void settle(
            long revision, boolean published, List<RankedWork> leading, PublishedState shown, Highlights standouts) {
        CoCitationCounter current = coCitations();
        store(new HubHeader(
                nextRow,
                counts.snapshot(),
                head.mergedRows(),
                head.merges(),
                head.pageBits(),
                revision,
                published,
                current.works(),
                current.total(),
                leading,
                shown,
                nextRow < MANY_ROWS ? null : standouts));
        lastCiting = NO_WORK;
    }

    /** Distinct co-cited works, as of the last call of {@link #leaders}. */
    public int coCitedWorks() {
        return coCitations().works();
    }

    /** The sum of their counts, as of the last call of {@link #leaders}. */
    public long coCitationsTotal() {
        return coCitations().total();
    }

    private void store(HubHeader newHead) {
        HubHeaderStore.put(stores.headers(), stores.out(), number, newHead);
        head = newHead;
        stored = true;
    }

    /** Roughly the heap it takes, in bytes. */
    long heapBytes() {
        return 1_280 + ranking.heapBytes() + (portrait == null ? 0 : portrait.heapBytes());
    }

    private static int[] without(int[] references, int number) {
        int[] rest = new int[references.length];
        int size = 0;
        for (int reference : references) {
            if (reference != number) {
                rest[size++] = reference;
            }
        }
        return java.util.Arrays.copyOf(rest, size);
    }
}
