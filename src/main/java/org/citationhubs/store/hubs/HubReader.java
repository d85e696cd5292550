package org.citationhubs.store.hubs;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.hub.count.CoCitationCounter;
import org.citationhubs.hub.count.HubCounts;
import org.citationhubs.hub.count.HubCountsAccumulator;
import org.citationhubs.hub.count.IntCounter;
import org.citationhubs.hub.rank.WorkNumberOrder;
import org.citationhubs.hub.summary.HighlightsCollector;
import org.citationhubs.store.lists.CitingList;
import org.citationhubs.store.rows.CitingWorkRow;
import org.citationhubs.store.rows.CitingWorkRows;
import org.citationhubs.store.rows.CoCitationPages;
import org.citationhubs.store.rows.StatementRows;
import org.jspecify.annotations.Nullable;

/**
 * Puts a hub together from what is stored of it: its head, the rows that came since, the pages of co-citation counts, the rows not
 * merged into them and their corrections. The same for the stream thread and for a query beside it.
 */
public final class HubReader {

    private final ReadOnlyKeyValueStore<Bytes, byte[]> heads;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> rows;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> pages;
    private final IntFunction<CitingList> lists;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> statements;

    HubReader(
            ReadOnlyKeyValueStore<Bytes, byte[]> heads,
            ReadOnlyKeyValueStore<Bytes, byte[]> rows,
            ReadOnlyKeyValueStore<Bytes, byte[]> pages,
            IntFunction<CitingList> lists,
            ReadOnlyKeyValueStore<Bytes, byte[]> statements) {
        this.heads = heads;
        this.rows = rows;
        this.pages = pages;
        this.lists = lists;
        this.statements = statements;
    }

    /** A cited work as of now; one that nobody cites has no rows. */
    public CurrentHub current(int hub) {
        HubHeader stored = HubHeaderStore.get(heads, hub);
        HubHeader head = stored == null ? HubHeader.none() : stored;
        int nextRow = head.nextRow();
        List<CitingWorkRow> since = CitingWorkRows.from(rows, hub, nextRow);
        if (since.isEmpty()) {
            return new CurrentHub(hub, head, stored != null, head.counts(), nextRow, since);
        }
        HubCountsAccumulator counts = head.counts().accumulator();
        for (CitingWorkRow work : since) {
            counts.add(work.facts());
            nextRow = work.row() + 1;
        }
        return new CurrentHub(hub, head, stored != null, counts.snapshot(), nextRow, since);
    }

    /**
     * A published hub that was not waiting to be published again a moment ago: its head knows all rows that had come by then. Null if it is
     * not published.
     */
    public @Nullable CurrentHub published(int hub) {
        HubHeader head = HubHeaderStore.get(heads, hub);
        return head == null || !head.published()
                ? null
                : new CurrentHub(hub, head, true, head.counts(), head.nextRow(), List.of());
    }

    /**
     * The co-citation counts of a hub as of now, null if its rows were merged after {@code current} was read: then read that again.
     * Null too if a row and the list of its citing work disagree, because a change to them is being written: the row comes before
     * the list.
     *
     * @param leaders how many leaders will be asked for
     */
    public @Nullable StoredCoCitations coCitations(CurrentHub current, int leaders) {
        return coCitations(current, leaders, row -> {});
    }

    /**
     * The same for somebody who wants to see the rows too.
     *
     * @param visitor is shown each row that is not merged, in their order
     */
    @Nullable
    StoredCoCitations coCitations(CurrentHub current, int leaders, Consumer<CitingWorkRow> visitor) {
        int hub = current.hub();
        HubHeader head = current.head();
        IntCounter counts = new IntCounter(Math.max(64, head.coCitedWorks()));
        if (head.merges() > 0 && !CoCitationPages.read(pages, hub, head.pageBits(), head.merges(), counts::add)) {
            return null;
        }
        int corrections = head.merges() == 0 ? 0 : CoCitationPages.applyCorrections(pages, hub, counts::add);
        CoCitationCounter coCitations = new CoCitationCounter(counts, leaders);
        for (CitingWorkRow work : CitingWorkRows.from(rows, hub, head.mergedRows())) {
            visitor.accept(work);
            if (!work.facts().counted()) {
                continue;
            }
            CitingList list = lists.apply(work.citing());
            if (list.rowAt(hub) != work.row()) {
                return null;
            }
            coCitations.addList(list.works(), hub);
        }
        return new StoredCoCitations(coCitations, corrections);
    }

    /** What the citing works of a hub show of it, from all its rows. */
    public HighlightsCollector portrait(int hub, WorkNumberOrder order) {
        HighlightsCollector portrait = new HighlightsCollector(order);
        CitingWorkRows.forEach(rows, hub, 0, row -> add(portrait, hub, row));
        return portrait;
    }

    /** Adds a row of a hub to what the hub shows. */
    void add(HighlightsCollector portrait, int hub, CitingWorkRow row) {
        List<Mention> mentions =
                row.facts().statements().takesSides() ? StatementRows.get(statements, hub, row.row()) : List.of();
        portrait.add(row.row(), row.citing(), row.facts(), mentions);
    }

    /** Whether rows were merged since {@code current} was read. */
    public boolean mergedSince(CurrentHub current) {
        HubHeader now = HubHeaderStore.get(heads, current.hub());
        return now != null && now.merges() != current.head().merges();
    }

    /**
     * A cited work as of now.
     *
     * @param hub its number
     * @param head as stored, or {@link HubHeader#none}
     * @param stored whether a head is stored
     * @param counts over all rows
     * @param nextRow the first row that is free
     * @param since the rows that came after the head was written
     */
    public record CurrentHub(
            int hub, HubHeader head, boolean stored, HubCounts counts, int nextRow, List<CitingWorkRow> since) {

        /** A work of which nothing is stored. */
        static CurrentHub ofUncited(int hub) {
            return new CurrentHub(hub, HubHeader.none(), false, HubCounts.NONE, 0, List.of());
        }
    }

    /**
     * Co-citation counts with how many corrections are waiting to be merged.
     *
     * @param coCitations the counts
     * @param corrections how many corrections are among them
     */
    public record StoredCoCitations(CoCitationCounter coCitations, int corrections) {}
}
