package org.citationhubs.query.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.reference.Mention;
import org.citationhubs.citation.source.SourceSet;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.hub.count.CitationFacts;
import org.citationhubs.query.hub.WorkLookup;
import org.citationhubs.query.hub.WorkLookup.CitationEdge;
import org.citationhubs.query.hub.WorkLookup.CitationMentions;
import org.citationhubs.query.listing.CitingWorkFilter.SourceFilter;
import org.citationhubs.query.listing.CitingWorksRequest.CitingWorksSort;
import org.citationhubs.query.listing.OrderedScan.ScannedPage;
import org.citationhubs.query.local.PartitionStores;
import org.citationhubs.query.page.Cursor;
import org.citationhubs.query.page.InvalidQueryException;
import org.citationhubs.query.page.Page;
import org.citationhubs.query.page.PageSelection;
import org.citationhubs.query.page.PageSelection.SelectedPage;
import org.citationhubs.query.page.PageSelection.SelectedPage.PageItem;
import org.citationhubs.query.page.PageSize;
import org.citationhubs.store.hubs.CitingWorkOrder;
import org.citationhubs.store.hubs.CitingWorkOrder.CitingWorkSortOrder;
import org.citationhubs.store.lists.CitingListStore;
import org.citationhubs.store.rows.CitingWorkRow;
import org.citationhubs.store.rows.StatementRows;
import org.jspecify.annotations.Nullable;

/**
 * Reads the works that cite both a hub and another work: the rows of the hub whose reference lists contain the other
 * work.
 */
public final class CoCitationEvidenceQuery {

    private final WorkLookup lookup;
    private final ScanTime time;

    public CoCitationEvidenceQuery(WorkLookup lookup, ScanTime time) {
        this.lookup = lookup;
        this.time = time;
    }

    /** Returns a page, newest works first. */
    public CoCitationEvidence read(PartitionStores stores, int hub, InputOffsets asOf, EvidenceRequest request) {
        WorkId other = request.other();
        int otherNumber = stores.hubs().numbers().find(other);
        Predicate<CitingWorkRow> citesBoth = row -> row.facts().counted()
                && request.matches(row.facts())
                && otherNumber != hub
                && CitingListStore.get(stores.hubs().citingLists(), row.citing())
                        .cites(otherNumber);
        if (!CitingWorkOrder.isStored(stores.hubs().citingOrder(), hub)) {
            return scan(stores, hub, asOf, request, citesBoth);
        }
        // A list is read for each citing work, so a hub with very many is read in several pages.
        OrderedScan scan = new OrderedScan(stores, hub, citesBoth, time);
        ScannedPage page =
                scan.page(CitingWorkSortOrder.BY_DATE, CitingWorksSort.DATE.code(), request.limit(), request.after());
        Integer total = otherNumber == hub || otherNumber == 0 ? (Integer) 0 : page.stopped() ? null : scan.total();
        return evidence(
                stores,
                hub,
                asOf,
                other,
                page.map(found -> new PageItem<>(found.id(), found.row())),
                total,
                page.next());
    }

    private CoCitationEvidence scan(
            PartitionStores stores,
            int hub,
            InputOffsets asOf,
            EvidenceRequest request,
            Predicate<CitingWorkRow> citesBoth) {
        PageSelection<CitingWorkRow> selection =
                new PageSelection<>(request.limit(), request.after(), number -> stores.hubs()
                        .numbers()
                        .id(number));
        int[] total = {0};
        stores.hubs().citingWorks().forEach(hub, 0, row -> {
            if (citesBoth.test(row)) {
                total[0]++;
                selection.offer(CitingWorksSort.DATE.key(row.facts()), row.citing(), row);
            }
        });
        SelectedPage<CitingWorkRow> selected = selection.page(CitingWorksSort.DATE.code());
        return evidence(stores, hub, asOf, request.other(), selected.items(), total[0], selected.next());
    }

    private CoCitationEvidence evidence(
            PartitionStores stores,
            int hub,
            InputOffsets asOf,
            WorkId other,
            List<PageItem<CitingWorkRow>> rows,
            @Nullable Integer total,
            @Nullable String next) {
        CitationMentions ofOther = lookup.mentions(
                rows.stream().map(item -> new CitationEdge(item.id(), other)).toList());
        List<EvidenceItem> items = new ArrayList<>(rows.size());
        for (PageItem<CitingWorkRow> item : rows) {
            items.add(item(stores, hub, item, new CitationEdge(item.id(), other), ofOther.mentions()));
        }
        return new CoCitationEvidence(other, new Page<>(items, total, next, asOf, ofOther.unavailable()));
    }

    private static EvidenceItem item(
            PartitionStores stores,
            int hub,
            PageItem<CitingWorkRow> item,
            CitationEdge edge,
            Map<CitationEdge, List<Mention>> ofOther) {
        CitingWorkRow row = item.value();
        WorkFacts facts = CitingListStore.facts(stores.hubs().citingLists(), row.citing());
        return new EvidenceItem(
                item.id(),
                facts.title(),
                row.facts().publishedAt(),
                row.facts().sources(),
                StatementRows.get(stores.hubs().statements(), hub, row.row()),
                ofOther.getOrDefault(edge, List.of()));
    }

    /**
     * Requests a page of the works that cite both.
     *
     * @param other the other work
     * @param source who states the citation of the hub, null for all
     * @param limit from 1 to 1,000
     * @param cursor {@code nextCursor} of the page before, null for the first page
     */
    public record EvidenceRequest(
            WorkId other,
            @Nullable SourceFilter source,
            int limit,
            @Nullable String cursor) {

        /**
         * Checks the request.
         *
         * @throws InvalidQueryException if the limit is out of range, or if the cursor is not one of this list
         */
        public EvidenceRequest {
            PageSize.require(limit);
            Cursor.check(cursor, CitingWorksSort.DATE.code());
        }

        boolean matches(CitationFacts facts) {
            return source == null || source.matches(facts);
        }

        @Nullable
        Cursor after() {
            return cursor == null ? null : Cursor.decode(cursor, CitingWorksSort.DATE.code());
        }
    }

    /**
     * The reasons why two works are co-cited: a page of the works that cite both, newest first.
     *
     * @param other the other work
     * @param page the works that cite both; their total, if known, is the count of the pair unless one source is
     *     requested
     */
    public record CoCitationEvidence(WorkId other, Page<EvidenceItem> page) {}

    /**
     * A work that cites both.
     *
     * @param title null if no event has one
     * @param sources who states the citation of the hub
     * @param mentions statements about the hub
     * @param otherMentions statements about the other work; also empty if their
     *     partition did not answer, which the page then lists
     */
    public record EvidenceItem(
            WorkId id,
            @Nullable String title,
            @Nullable PartialDate publishedAt,
            SourceSet sources,
            List<Mention> mentions,
            List<Mention> otherMentions) {

        public EvidenceItem {
            mentions = List.copyOf(mentions);
            otherMentions = List.copyOf(otherMentions);
        }
    }
}
