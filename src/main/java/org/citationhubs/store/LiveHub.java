package org.citationhubs.store;

import java.util.List;
import org.citationhubs.citation.Mention;
import org.citationhubs.hub.CitationFacts;
import org.citationhubs.hub.CoCitations;
import org.citationhubs.hub.HubCounts;
import org.citationhubs.hub.MergePolicy;
import org.citationhubs.hub.RankedWork;
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

    private static final int[] NONE = {};

    private final HubStores stores;
    private final int number;
    private final HubCounts counts;
    private HubHead head;
    private boolean stored;
    private int nextRow;
    private int corrections;
    private @Nullable CoCitations coCitations;

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

    /** The head as it is stored, its counts aside. */
    public HubHead head() {
        return head;
    }

    /** Whether the hub has ever been brought up to date. */
    public boolean isStored() {
        return stored;
    }

    /** Adds a citing work and returns its row. */
    public int append(int citing, CitationFacts facts, List<Mention> mentions, int[] references) {
        int row = nextRow++;
        writeRow(new CitingWork(row, citing, facts), mentions, false);
        counts.add(facts);
        if (coCitations != null) {
            coCitations.addList(references, number);
        }
        return row;
    }

    /** Notes that a citing work cites the hub otherwise than before. */
    public void restate(int row, int citing, CitationFacts facts, List<Mention> mentions) {
        CitingWork before = CitingWorks.get(stores.citingWorks(), number, row);
        counts.remove(before.facts());
        counts.add(facts);
        writeRow(
                new CitingWork(row, citing, facts),
                mentions,
                before.facts().statements().count() > 0);
        keepCounts(row);
    }

    /**
     * Takes a citing work out.
     *
     * @param references its list as it was counted
     * @param offset the input offset of the change
     */
    public void withdraw(int row, int[] references, long offset) {
        CitingWork before = CitingWorks.get(stores.citingWorks(), number, row);
        counts.remove(before.facts());
        CitingWorks.delete(stores.citingWorks(), number, row);
        if (before.facts().statements().count() > 0) {
            StatementRows.delete(stores.statements(), number, row);
        }
        int[] coCited = without(references, number);
        correct(row, NONE, coCited, offset);
        keepCounts(row);
    }

    /** Notes that the list of a citing work gained and lost works, the hub not among them. */
    public void recount(int row, int[] added, int[] removed, long offset) {
        correct(row, added, removed, offset);
    }

    private void correct(int row, int[] added, int[] removed, long offset) {
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
        CoCitations current = coCitations();
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

    private CoCitations coCitations() {
        CoCitations current = coCitations;
        if (current == null) {
            CoCitationsRead read =
                    stores.reader().coCitations(new Current(number, head, stored, counts, nextRow), LEADERS);
            if (read == null) {
                throw new IllegalStateException("hub number " + number + " has pages newer than its head");
            }
            current = read.coCitations();
            corrections = read.corrections();
            coCitations = current;
        }
        return current;
    }

    /** Stores the hub as it was published, or as it was brought up to date without being published. */
    public void settle(long revision, boolean published, List<RankedWork> leading) {
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
                leading));
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
        return 1_024 + (coCitations == null ? 0 : coCitations.heapBytes());
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
