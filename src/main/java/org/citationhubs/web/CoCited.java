package org.citationhubs.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.citationhubs.hub.CoCitedWork;
import org.citationhubs.hub.HubSummary;
import org.citationhubs.hub.Measure;
import org.citationhubs.query.CoCitedItem;
import org.citationhubs.query.CoCitedPage;
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
record CoCited(
        String total,
        String pairs,
        List<Choice> measures,
        @Nullable String note,
        boolean scored,
        List<Row> rows,
        Network network) {

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
    record Row(
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
    static CoCited published(HubSummary hub, Function<Measure, Address> by) {
        List<Row> rows = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        for (CoCitedWork work : hub.ranking().leading()) {
            rows.add(new Row(
                    rows.size() + 1,
                    WorkLink.of(work.id(), work.title()),
                    Words.count(work.count()),
                    share(work.count(), hub.citingWorks()),
                    null,
                    null));
            scores.add((double) work.count());
        }
        return of(hub, Measure.COUNT, by, rows, scores);
    }

    /** The works that another measure ranks. */
    static CoCited ranked(HubSummary hub, CoCitedPage page, Function<Measure, Address> by) {
        List<Row> rows = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        for (CoCitedItem item : page.page().items()) {
            Integer citingWorks = item.citingWorks();
            rows.add(new Row(
                    rows.size() + 1,
                    WorkLink.of(item.id(), item.title()),
                    Words.count(item.count()),
                    share(item.count(), page.citingWorks()),
                    citingWorks == null ? null : Words.count(citingWorks),
                    Words.decimal(item.score())));
            scores.add(item.score());
        }
        return of(hub, page.measure(), by, rows, scores);
    }

    private static CoCited of(
            HubSummary hub, Measure measure, Function<Measure, Address> by, List<Row> rows, List<Double> scores) {
        List<Choice> choices = Arrays.stream(Measure.values())
                .map(choice -> new Choice(Words.of(choice), by.apply(choice).toString(), choice == measure))
                .toList();
        return new CoCited(
                Words.count(hub.ranking().coCitedWorks()),
                Words.count(hub.ranking().coCitations()),
                choices,
                note(measure),
                measure != Measure.COUNT,
                rows,
                Network.of(rows, scores));
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
        return citingWorks == 0 ? "" : Words.percent(Math.min(1, (double) count / citingWorks));
    }
}
