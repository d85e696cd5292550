package org.citationhubs.store;

import java.util.List;
import java.util.function.Consumer;
import org.citationhubs.citation.KnownAuthors;
import org.citationhubs.citation.Mention;
import org.citationhubs.citation.WorkId;
import org.citationhubs.hub.CitationFacts;
import org.citationhubs.hub.CoCitations;
import org.citationhubs.hub.HubCounts;
import org.citationhubs.hub.MergePolicy;
import org.citationhubs.hub.Portrait;
import org.citationhubs.hub.RankedWork;
import org.citationhubs.hub.Shown;
import org.citationhubs.hub.Standing;
import org.citationhubs.hub.Standouts;
import org.citationhubs.hub.Statements;
import org.citationhubs.hub.WorkOrder;
import org.citationhubs.store.HubReader.CoCitationsRead;
import org.citationhubs.store.HubReader.Current;
import org.jspecify.annotations.Nullable;

/**
 * A hub in memory while it changes: what is stored of it and the same brought up to date, so that a citing work costs one row
 * written and its references counted, and nothing is read.
 *
 * <p>Whatever it holds can be read from the stores again by {@link HubReader} at any time: that is what makes it safe to forget.
 */
public final class LiveHub {

    /** How many leading co-cited works are published. */
    public static final int LEADERS = 20;

    /** Nobody is known to have changed it. */
    public static final int NO_WORK = 0;

    /** From so many rows on, what stands out among them is stored, so that a reader need not look at all of them. */
    private static final int MANY_ROWS = 256;

    private static final int[] NONE = {};

    private final HubStores stores;
    private final int number;
    private final HubCounts counts;
    private HubHead head;
    private boolean stored;
    private int nextRow;
    private int corrections;
    private @Nullable CoCitations coCitations;
    private @Nullable Portrait portrait;
    private @Nullable Profile profile;
    private int lastCiting = NO_WORK;

    LiveHub(HubStores stores, Current current) {
        this.stores = stores;
        this.number = current.hub();
        this.head = current.head();
        this.stored = current.stored();
        // The reader's counts are the head's own object brought up to date; the head is only written with fresh counts.
        this.counts = current.counts();
        this.nextRow = current.nextRow();
    }

    /** The number of the hub. */
    public int number() {
        return number;
    }

    /** The counts as of now. */
    public HubCounts counts() {
        return counts;
    }

    /** Whether anybody ever cited it. */
    public boolean hasRows() {
        return nextRow > 0;
    }

    /** The head as it is stored, its counts aside. */
    public HubHead head() {
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
    public boolean sharesAuthorWith(KnownAuthors citing) {
        return profile().authors().sharesOneWith(citing);
    }

    /** The id under which the hub lives on, null if it is its own. */
    public @Nullable WorkId movedTo() {
        return profile().movedTo();
    }

    private Profile profile() {
        Profile known = profile;
        if (known == null) {
            known = Profile.of(Works.get(stores.works(), number));
            profile = known;
        }
        return known;
    }

    void forgetProfile() {
        profile = null;
    }

    /** Nobody has described a hub that was heard of this moment. */
    void begin() {
        profile = Profile.UNKNOWN;
        portrait = null;
    }

    /** Adds a citing work and returns its row. */
    public int append(int citing, CitationFacts facts, List<Mention> mentions, int[] references) {
        int row = nextRow++;
        writeRow(new CitingWork(row, citing, facts), mentions, false);
        counts.add(facts);
        lastCiting = citing;
        if (coCitations != null && facts.counted()) {
            coCitations.addList(references, number);
        }
        if (portrait != null) {
            portrait.add(row, citing, facts, mentions);
        }
        CitingOrder.added(stores, number, new CitingWork(row, citing, facts));
        return row;
    }

    /** Notes that a citing work cites the hub otherwise than before. */
    public void restate(int row, int citing, CitationFacts facts, List<Mention> mentions) {
        CitingWork before = CitingWorks.get(stores.citingWorks(), number, row);
        lastCiting = citing;
        replace(before, new CitingWork(row, citing, facts), mentions);
        writeRow(
                new CitingWork(row, citing, facts),
                mentions,
                before.facts().statements().count() > 0);
        keepCounts(row);
    }

    /** Notes whether a citing work has an author in common with the hub. */
    public void judge(CitingWork before, boolean self) {
        if (before.facts().self() == self) {
            return;
        }
        CitingWork after =
                new CitingWork(before.row(), before.citing(), before.facts().withSelf(self));
        List<Mention> mentions = before.facts().statements().takesSides()
                ? StatementRows.get(stores.statements(), number, before.row())
                : List.of();
        replace(before, after, mentions);
        CitingWorks.put(stores.citingWorks(), stores.out(), number, after);
        keepCounts(before.row());
    }

    private void replace(CitingWork before, CitingWork after, List<Mention> mentions) {
        counts.remove(before.facts());
        counts.add(after.facts());
        forget(before);
        if (portrait != null) {
            portrait.add(after.row(), after.citing(), after.facts(), mentions);
        }
        CitingOrder.replaced(stores, number, before, after, nextRow);
    }

    private void forget(CitingWork gone) {
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
        CitingWork before = CitingWorks.get(stores.citingWorks(), number, row);
        remove(before);
        CitingWorks.delete(stores.citingWorks(), number, row);
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
        CitingWork before = CitingWorks.get(stores.citingWorks(), number, row);
        remove(before);
        CitationFacts aside =
                new CitationFacts(null, before.facts().observedAt(), Statements.NONE, false, Standing.MOVED);
        CitingWorks.put(stores.citingWorks(), stores.out(), number, new CitingWork(row, before.citing(), aside));
        uncount(row, references, offset);
        keepCounts(row);
    }

    /** Forgets a citing work that was set aside. */
    public void dropAside(int row) {
        CitingWorks.delete(stores.citingWorks(), number, row);
    }

    private void remove(CitingWork before) {
        counts.remove(before.facts());
        lastCiting = before.citing();
        forget(before);
        CitingOrder.removed(stores, number, before, nextRow);
        if (before.facts().statements().count() > 0) {
            StatementRows.delete(stores.statements(), number, before.row());
        }
    }

    /** Notes whose list changes the hub. */
    public void changedBy(int citing) {
        lastCiting = citing;
    }

    /** Notes that the list of a citing work gained and lost works, the hub not among them. */
    public void recount(int row, int[] added, int[] removed, long offset) {
        correct(row, added, removed, offset);
    }

    /** Takes the list of a citing work out of the co-citation counts. */
    public void uncount(int row, int[] references, long offset) {
        correct(row, NONE, without(references, number), offset);
    }

    /** Takes the list of a citing work into the co-citation counts again. */
    public void countAgain(int row, int[] references, long offset) {
        correct(row, without(references, number), NONE, offset);
    }

    private void correct(int row, int[] added, int[] removed, long offset) {
        if (added.length == 0 && removed.length == 0) {
            return;
        }
        if (row < head.mergedRows()) {
            CoCitationPages.correct(stores.coCitations(), stores.out(), number, offset, added, removed);
            corrections++;
        }
        if (coCitations != null) {
            coCitations.addList(added, number);
            coCitations.removeList(removed, number);
        }
    }

    private void writeRow(CitingWork work, List<Mention> mentions, boolean hadMentions) {
        CitingWorks.put(stores.citingWorks(), stores.out(), number, work);
        if (!mentions.isEmpty()) {
            StatementRows.put(stores.statements(), stores.out(), number, work.row(), mentions);
        } else if (hadMentions) {
            StatementRows.delete(stores.statements(), number, work.row());
        }
    }

    /** The stored head counts this row as it was: it must not outlive the row. */
    private void keepCounts(int row) {
        if (row < head.nextRow()) {
            store(head.withCounts(nextRow, counts));
        }
    }

    /** Brings the ranking up to date and returns the leading co-cited works; merges rows when it is time. */
    public List<RankedWork> leaders(WorkOrder order) {
        CoCitations current = coCitations == null ? read(order) : coCitations;
        if (MergePolicy.due(nextRow - head.mergedRows() + corrections, head.mergedRows())) {
            merge(current);
        }
        return current.leaders(order);
    }

    private void merge(CoCitations current) {
        int bits = MergePolicy.pageBits(head.pageBits(), current.works());
        int merges = head.merges() + 1;
        CoCitationPages.replace(
                stores.coCitations(), stores.out(), number, current.counts(), merges, head.pageBits(), bits);
        // Pages before head before corrections: a query that reads in the opposite order cannot miss that it was
        // overtaken.
        store(head.withCounts(nextRow, counts).withMerge(nextRow, bits));
        CoCitationPages.dropCorrections(stores.coCitations(), number);
        corrections = 0;
    }

    /** Where all rows are to be counted, one look at them serves the portrait too. */
    private CoCitations read(WorkOrder order) {
        if (portrait != null || head.mergedRows() > 0) {
            return read(row -> {});
        }
        Portrait fresh = new Portrait(order);
        CoCitations read = read(row -> stores.reader().add(fresh, number, row));
        portrait = fresh;
        return read;
    }

    private CoCitations read(Consumer<CitingWork> visitor) {
        CoCitationsRead read = stores.reader()
                .coCitations(new Current(number, head, stored, counts, nextRow, List.of()), LEADERS, visitor);
        if (read == null) {
            throw new IllegalStateException("hub number " + number + " has pages newer than its head");
        }
        corrections = read.corrections();
        coCitations = read.coCitations();
        return read.coCitations();
    }

    private CoCitations coCitations() {
        CoCitations current = coCitations;
        return current == null ? read(row -> {}) : current;
    }

    /** What the hub shows beyond counts and ranking, up to date. */
    public Portrait portrait(WorkOrder order) {
        Portrait current = portrait;
        if (current == null) {
            current = stores.reader().portrait(number, order);
            portrait = current;
        }
        return current;
    }

    /** Stores the hub as it was published, or as it was brought up to date without being published. */
    public void settle(long revision, boolean published, List<RankedWork> leading, Shown shown, Standouts standouts) {
        CoCitations current = coCitations();
        store(new HubHead(
                nextRow,
                counts,
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

    private void store(HubHead newHead) {
        HubHeads.put(stores.hubs(), stores.out(), number, newHead);
        head = newHead;
        stored = true;
    }

    /** Roughly the heap it takes, in bytes. */
    long heapBytes() {
        return 1_024
                + (coCitations == null ? 0 : coCitations.heapBytes())
                + (portrait == null ? 0 : portrait.heapBytes());
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
