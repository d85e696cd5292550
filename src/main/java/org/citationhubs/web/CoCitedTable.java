package org.citationhubs.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.hub.summary.CoCitedWork;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.query.listing.CoCitedQuery.CoCitedItem;
import org.citationhubs.query.listing.CoCitedQuery.CoCitedPage;
import org.jspecify.annotations.Nullable;

/**
 * The co-cited works of a hub, ranked by a measure.
 *
 * @param total number of co-cited works
 * @param pairs sum of their counts
 * @param measures links to the ranking by each measure
 * @param note about the measure; null for none
 * @param scored whether the rows have scores and citing works of their own
 * @param network the first rows as a picture
 */
record CoCitedTable(
        String total,
        String pairs,
        List<LinkChoice> measures,
        @Nullable String note,
        boolean scored,
        List<CoCitedTableRow> rows,
        CoCitationNetwork network) {

    static final int MAX_ROWS = 20;

    /** Association strength overrates rare pairs. */
    private static final int MIN_ASSOCIATED = 3;

    /**
     * A co-cited work.
     *
     * @param count works that cite both
     * @param share of the citing works of the hub
     * @param citingWorks works that cite this work; null if unknown, or if the measure is the count
     * @param score by the measure; null if the measure is the count
     */
    record CoCitedTableRow(
            int rank,
            WorkLink work,
            String count,
            String share,
            @Nullable String citingWorks,
            @Nullable String score) {}

    /** Returns the minimum count of the pairs that are ranked. */
    static int minCount(Measure measure) {
        return measure == Measure.ASSOCIATION_STRENGTH ? MIN_ASSOCIATED : 1;
    }

    /**
     * Returns the table of a hub.
     *
     * @param ranked the ranking by another measure; null for the count, whose ranking is in the summary
     * @param url of the page by each measure
     */
    static CoCitedTable of(HubSummary hub, @Nullable CoCitedPage ranked, Function<Measure, PageUrl> url) {
        return ranked == null ? byCount(hub, url) : byMeasure(hub, ranked, url);
    }

    private static CoCitedTable byCount(HubSummary hub, Function<Measure, PageUrl> url) {
        List<CoCitedTableRow> rows = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        for (CoCitedWork work : hub.ranking().leading()) {
            rows.add(new CoCitedTableRow(
                    rows.size() + 1,
                    WorkLink.of(work.id(), work.title()),
                    DisplayFormat.count(work.count()),
                    share(work.count(), hub.citingWorks()),
                    null,
                    null));
            scores.add((double) work.count());
        }
        return of(hub, Measure.COUNT, url, rows, scores);
    }

    private static CoCitedTable byMeasure(HubSummary hub, CoCitedPage page, Function<Measure, PageUrl> url) {
        List<CoCitedTableRow> rows = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        for (CoCitedItem item : page.page().items()) {
            Integer citingWorks = item.citingWorks();
            rows.add(new CoCitedTableRow(
                    rows.size() + 1,
                    WorkLink.of(item.id(), item.title()),
                    DisplayFormat.count(item.count()),
                    share(item.count(), page.citingWorks()),
                    citingWorks == null ? null : DisplayFormat.count(citingWorks),
                    DisplayFormat.decimal(item.score())));
            scores.add(item.score());
        }
        return of(hub, page.measure(), url, rows, scores);
    }

    private static CoCitedTable of(
            HubSummary hub,
            Measure measure,
            Function<Measure, PageUrl> url,
            List<CoCitedTableRow> rows,
            List<Double> scores) {
        List<LinkChoice> choices = Arrays.stream(Measure.values())
                .map(choice -> new LinkChoice(
                        DisplayFormat.of(choice), url.apply(choice).toString(), choice == measure))
                .toList();
        return new CoCitedTable(
                DisplayFormat.count(hub.ranking().coCitedWorks()),
                DisplayFormat.count(hub.ranking().coCitations()),
                choices,
                note(measure),
                measure != Measure.COUNT,
                rows,
                CoCitationNetwork.of(rows, scores));
    }

    private static @Nullable String note(Measure measure) {
        if (measure == Measure.COUNT) {
            return null;
        }
        int minCount = minCount(measure);
        return measure.explanation()
                + (minCount == 1 ? "" : " Only pairs that at least " + minCount + " works cite are ranked.");
    }

    private static String share(int count, int citingWorks) {
        // The ranking may be older than the counts.
        return citingWorks == 0 ? "" : DisplayFormat.percent(Math.min(1, (double) count / citingWorks));
    }
}
