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
 * The works that are cited together with a hub, ranked by one measure.
 *
 * @param total how many there are
 * @param pairs how often they are cited together with the hub, all of them
 * @param measures to choose from
 * @param note on the measure, null if it needs none
 * @param scored whether the rows have scores and citing works of their own
 * @param network the same rows as a picture
 */
record CoCitedTable(
        String total,
        String pairs,
        List<LinkChoice> measures,
        @Nullable String note,
        boolean scored,
        List<CoCitedTableRow> rows,
        CoCitationNetwork network) {

    /** How many rows there are at the most. */
    static final int MOST = 20;

    /** Association strength makes too much of pairs that are rare. */
    private static final int LEAST_ASSOCIATED = 3;

    /**
     * A co-cited work.
     *
     * @param count works that cite both
     * @param share of the citing works of the hub
     * @param citingWorks works that cite it, null if that is not asked for or not known now
     * @param score by the measure, null if that is the count
     */
    record CoCitedTableRow(
            int rank,
            WorkLink work,
            String count,
            String share,
            @Nullable String citingWorks,
            @Nullable String score) {}

    /** From how many works that cite both a pair is ranked. */
    static int least(Measure measure) {
        return measure == Measure.ASSOCIATION_STRENGTH ? LEAST_ASSOCIATED : 1;
    }

    /** The works that were published as the leading ones: ranked by how many works cite both. */
    static CoCitedTable published(HubSummary hub, Function<Measure, PageUrl> by) {
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
        return of(hub, Measure.COUNT, by, rows, scores);
    }

    /** The works that another measure ranks. */
    static CoCitedTable ranked(HubSummary hub, CoCitedPage page, Function<Measure, PageUrl> by) {
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
        return of(hub, page.measure(), by, rows, scores);
    }

    private static CoCitedTable of(
            HubSummary hub,
            Measure measure,
            Function<Measure, PageUrl> by,
            List<CoCitedTableRow> rows,
            List<Double> scores) {
        List<LinkChoice> choices = Arrays.stream(Measure.values())
                .map(choice -> new LinkChoice(
                        DisplayFormat.of(choice), by.apply(choice).toString(), choice == measure))
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
        return switch (measure) {
            case COUNT -> null;
            case SALTON -> "Works that cite both, divided by the geometric mean of the works that cite each: 0 to 1.";
            case JACCARD -> "The share of the works citing either that cite both: 0 to 1.";
            case INCLUSION -> "The share of the works citing the less cited of the two that cite both: 0 to 1.";
            case ASSOCIATION_STRENGTH ->
                "How many times more often both are cited than if they were cited independently of each other; only of"
                        + " pairs that at least " + LEAST_ASSOCIATED + " works cite.";
        };
    }

    private static String share(int count, int citingWorks) {
        // The ranking may be of a moment before the counts.
        return citingWorks == 0 ? "" : DisplayFormat.percent(Math.min(1, (double) count / citingWorks));
    }
}
