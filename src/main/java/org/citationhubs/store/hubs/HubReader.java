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
import org.citationhubs.store.works.SourceSetsView;
import org.jspecify.annotations.Nullable;

/**
 * Assembles a hub from the stores: its header, the rows since the header, the pages of co-citation counts, the rows not
 * merged into pages and the corrections. The stream thread and queries read alike.
 */
public final class HubReader {

    private final ReadOnlyKeyValueStore<Bytes, byte[]> headers;
    private final CitingWorkRows rows;
    private final SourceSetsView sets;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> pages;
    private final IntFunction<CitingList> lists;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> statements;

    HubReader(
            ReadOnlyKeyValueStore<Bytes, byte[]> headers,
            CitingWorkRows rows,
            SourceSetsView sets,
            ReadOnlyKeyValueStore<Bytes, byte[]> pages,
            IntFunction<CitingList> lists,
            ReadOnlyKeyValueStore<Bytes, byte[]> statements) {
        this.headers = headers;
        this.rows = rows;
        this.sets = sets;
        this.pages = pages;
        this.lists = lists;
        this.statements = statements;
    }

    /** Returns a work as of now; a work without citations has no rows. */
    public CurrentHub current(int hub) {
        HubHeader stored = HubHeaderStore.get(headers, sets, hub);
        HubHeader header = stored == null ? HubHeader.none() : stored;
        int nextRow = header.nextRow();
        List<CitingWorkRow> since = rows.from(hub, nextRow);
        if (since.isEmpty()) {
            return new CurrentHub(hub, header, stored != null, header.counts(), nextRow, since);
        }
        HubCountsAccumulator counts = header.counts().accumulator();
        for (CitingWorkRow work : since) {
            counts.add(work.facts());
            nextRow = work.row() + 1;
        }
        return new CurrentHub(hub, header, stored != null, counts.snapshot(), nextRow, since);
    }

    /**
     * Returns a hub as its header describes it, null if the hub is not published. Call it for a hub that is not waiting
     * for publication: the header then contains all rows.
     */
    public @Nullable CurrentHub published(int hub) {
        HubHeader header = HubHeaderStore.get(headers, sets, hub);
        return header == null || !header.published()
                ? null
                : new CurrentHub(hub, header, true, header.counts(), header.nextRow(), List.of());
    }

    /**
     * Returns the co-citation counts of a hub as of now. Returns null if rows were merged after {@code current} was
     * read, or if a row and the list of its citing work disagree because a change is being written (the row before the
     * list); read {@code current} again then.
     *
     * @param leaders how many leading works will be requested
     */
    public @Nullable StoredCoCitations coCitations(CurrentHub current, int leaders) {
        return coCitations(current, leaders, row -> {});
    }

    /**
     * Returns the co-citation counts and passes on the rows read for them.
     *
     * @param visitor receives each row that is not merged, in order
     */
    @Nullable
    StoredCoCitations coCitations(CurrentHub current, int leaders, Consumer<CitingWorkRow> visitor) {
        int hub = current.hub();
        HubHeader header = current.header();
        IntCounter counts = new IntCounter(Math.max(64, header.coCitedWorks()));
        if (header.merges() > 0 && !CoCitationPages.read(pages, hub, header.pageBits(), header.merges(), counts::add)) {
            return null;
        }
        int corrections = header.merges() == 0 ? 0 : CoCitationPages.applyCorrections(pages, hub, counts::add);
        CoCitationCounter coCitations = new CoCitationCounter(counts, leaders);
        for (CitingWorkRow work : rows.from(hub, header.mergedRows())) {
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

    /** Collects the highlights of a hub from all its rows. */
    public HighlightsCollector highlights(int hub, WorkNumberOrder order) {
        HighlightsCollector highlights = new HighlightsCollector(order);
        rows.forEach(hub, 0, row -> add(highlights, hub, row));
        return highlights;
    }

    /** Adds a row of a hub to its highlights. */
    void add(HighlightsCollector highlights, int hub, CitingWorkRow row) {
        List<Mention> mentions =
                row.facts().statements().takesSides() ? StatementRows.get(statements, hub, row.row()) : List.of();
        highlights.add(row.row(), row.citing(), row.facts(), mentions);
    }

    /** Returns whether rows were merged since {@code current} was read. */
    public boolean mergedSince(CurrentHub current) {
        HubHeader now = HubHeaderStore.get(headers, sets, current.hub());
        return now != null && now.merges() != current.header().merges();
    }

    /**
     * A hub as of now.
     *
     * @param hub its number
     * @param header as stored, or {@link HubHeader#none}
     * @param stored whether a header is stored
     * @param counts over all rows
     * @param nextRow the first free row
     * @param since the rows written after the header
     */
    public record CurrentHub(
            int hub, HubHeader header, boolean stored, HubCounts counts, int nextRow, List<CitingWorkRow> since) {

        /** Returns a hub without anything stored. */
        static CurrentHub ofUncited(int hub) {
            return new CurrentHub(hub, HubHeader.none(), false, HubCounts.NONE, 0, List.of());
        }
    }

    /**
     * Co-citation counts from the stores.
     *
     * @param coCitations the counts
     * @param corrections the number of corrections in them that are not merged yet
     */
    public record StoredCoCitations(CoCitationCounter coCitations, int corrections) {}
}
