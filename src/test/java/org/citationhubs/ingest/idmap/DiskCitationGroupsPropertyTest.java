package org.citationhubs.ingest.idmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.ingest.idmap.DiskCitationGroups.GroupTotals;
import org.jspecify.annotations.Nullable;

class DiskCitationGroupsPropertyTest {

    /** Ids of which some begin others, and some are beyond ASCII and beyond sixteen bits. */
    private static final List<String> IDS = List.of(
            "omid:br/06",
            "omid:br/061",
            "omid:br/0611",
            "omid:br/062",
            "pmid:6",
            "doi:10.5555/a",
            "doi:10.5555/a!",
            "doi:10.5555/\u00e9",
            "doi:10.5555/\ue000",
            "doi:10.5555/\ud83d\ude00");

    record Row(WorkId citing, @Nullable PartialDate publishedAt, Instant observedAt, WorkId cited) {}

    /** What happens between two rows. */
    enum Event {
        NOTHING,
        FLUSHED,
        REOPENED
    }

    record Step(Row row, Event then) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<WorkId> ids = Arbitraries.of(IDS).map(WorkId::ofNormalised);
        Arbitrary<PartialDate> dates = Arbitraries.of("1997", "1997-11", "1997-11-27", "0001", "9999-12-31")
                .map(PartialDate::parse);
        Arbitrary<Instant> times = Arbitraries.of(
                        "1969-12-31T23:59:59.999999999Z",
                        "1970-01-01T00:00:00Z",
                        "1970-01-01T00:00:00.000000001Z",
                        "2026-07-07T00:00:00Z")
                .map(Instant::parse);
        Arbitrary<Row> rows =
                Combinators.combine(ids, dates.injectNull(0.3), times, ids).as(Row::new);
        Arbitrary<Event> events = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(8, Event.NOTHING),
                net.jqwik.api.Tuple.of(1, Event.FLUSHED),
                net.jqwik.api.Tuple.of(1, Event.REOPENED));
        return Combinators.combine(rows, events).as(Step::new).list().ofMaxSize(40);
    }

    @Property(tries = 60)
    void hasTheGroupsOfAModel(@ForAll("steps") List<Step> steps) throws IOException {
        try (TemporaryFolder temporary = new TemporaryFolder()) {
            // when
            DiskCitationGroups groups = DiskCitationGroups.open(temporary.unused());
            for (Step step : steps) {
                groups.add(step.row.citing, step.row.publishedAt, step.row.observedAt, step.row.cited);
                if (step.then == Event.FLUSHED) {
                    groups.flush();
                } else if (step.then == Event.REOPENED) {
                    groups.close();
                    groups = DiskCitationGroups.open(temporary.unused());
                }
            }

            // then
            TreeMap<WorkId, List<Row>> model = new TreeMap<>();
            steps.forEach(step -> model.computeIfAbsent(step.row.citing, citing -> new ArrayList<>())
                    .add(step.row));
            assertThat(groups.added()).isEqualTo(steps.size());
            for (int limit : new int[] {1, 2, Integer.MAX_VALUE}) {
                requireGroups(groups, limit, model);
            }
            groups.close();
        }
    }

    private static void requireGroups(DiskCitationGroups groups, int limit, TreeMap<WorkId, List<Row>> model) {
        CollectedGroups all = new CollectedGroups();
        GroupTotals totals = groups.forEach(limit, all);
        assertThat(all.lines()).isEqualTo(lines(model, limit));
        assertThat(totals).isEqualTo(totals(model));
        for (String id : IDS) {
            WorkId last = WorkId.ofNormalised(id);
            Map<WorkId, List<Row>> rest = model.tailMap(last, false);
            CollectedGroups after = new CollectedGroups();
            assertThat(groups.forEachAfter(last, limit, after)).isEqualTo(totals(rest));
            assertThat(after.lines()).isEqualTo(lines(rest, limit));
        }
    }

    private static GroupTotals totals(Map<WorkId, List<Row>> model) {
        return new GroupTotals(
                model.size(),
                model.values().stream().mapToLong(rows -> cited(rows).size()).sum());
    }

    private static List<String> lines(Map<WorkId, List<Row>> model, int limit) {
        List<String> lines = new ArrayList<>();
        model.forEach((citing, rows) -> lines.add(line(citing, rows, limit)));
        return lines;
    }

    private static String line(WorkId citing, List<Row> rows, int limit) {
        TreeSet<WorkId> cited = cited(rows);
        if (cited.size() > limit) {
            return citing + " over the limit with " + cited.size();
        }
        PartialDate date = rows.stream()
                .filter(row -> row.publishedAt != null)
                .max(Comparator.comparing(Row::observedAt)
                        .thenComparing(row -> Objects.requireNonNull(row.publishedAt)))
                .map(Row::publishedAt)
                .orElse(null);
        Instant latest =
                rows.stream().map(Row::observedAt).max(Instant::compareTo).orElseThrow();
        return citing + " " + date + " " + latest + " " + cited;
    }

    private static TreeSet<WorkId> cited(List<Row> rows) {
        TreeSet<WorkId> cited = new TreeSet<>();
        rows.forEach(row -> cited.add(row.cited));
        return cited;
    }
}
