package org.citationhubs.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.query.listing.CitingWorkFilter;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.listing.CitingWorkFilter.YearFilter;
import org.citationhubs.query.listing.CitingWorksQuery.CitingWorkItem;
import org.citationhubs.query.listing.CitingWorksRequest;
import org.citationhubs.query.listing.CitingWorksRequest.CitingWorksSort;
import org.citationhubs.query.listing.CoCitationEvidenceQuery.EvidenceItem;
import org.citationhubs.query.listing.CoCitationEvidenceQuery.EvidenceRequest;
import org.citationhubs.query.listing.CoCitedRequest;
import org.citationhubs.query.local.Answer;
import org.citationhubs.query.page.Page;
import org.citationhubs.store.hubs.CitingWorkOrder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list that is looked for in no time has one entry read for each page, and is complete after the last page. */
class TimedScansTest {

    private static final WorkId HUB = WorkId.parse("pmid:1");
    private static final WorkId OTHER = WorkId.parse("pmid:2");
    private static final int CITING = CitingWorkOrder.MANY + 20;
    private static final int BOTH = (CITING + 6) / 7;

    @TempDir
    Path folder;

    @Test
    void citingWorksWithTwoFiltersGoOnFromPageToPage() {
        List<CitingWorkFilter> filters = List.of(new YearFilter(2001), SelfCitationFilter.EXCLUDE);
        Function<QueriedHubs, Walk<CitingWorkItem>> walk = hubs -> walk(cursor -> value(
                hubs.queries().citingWorks(HUB, new CitingWorksRequest(filters, CitingWorksSort.DATE, 50, cursor))));

        Walk<CitingWorkItem> atOnce = read(Duration.ofMinutes(1), walk);
        Walk<CitingWorkItem> inPieces = read(Duration.ZERO, walk);

        assertThat(atOnce.items).hasSize(CITING / 3);
        assertThat(atOnce.totals).containsOnly(CITING / 3);
        assertThat(inPieces.items).isEqualTo(atOnce.items);
        assertThat(inPieces.totals).hasSize(CITING).containsOnlyNulls();
    }

    @Test
    void evidenceOfALargeHubGoesOnFromPageToPage() {
        Function<QueriedHubs, Walk<EvidenceItem>> walk =
                hubs -> walk(cursor -> value(hubs.queries().evidence(HUB, new EvidenceRequest(OTHER, null, 30, cursor)))
                        .page());

        Walk<EvidenceItem> atOnce = read(Duration.ofMinutes(1), walk);
        Walk<EvidenceItem> inPieces = read(Duration.ZERO, walk);

        assertThat(atOnce.items).hasSize(BOTH);
        assertThat(atOnce.totals).containsOnly(BOTH);
        assertThat(inPieces.items).isEqualTo(atOnce.items);
        assertThat(inPieces.totals).hasSize(CITING).containsOnlyNulls();
    }

    @Test
    void aTotalFromTheCountsIsKnownAtOnce() {
        List<CitingWorkFilter> year = List.of(new YearFilter(2001));
        Walk<CitingWorkItem> inPieces = read(
                Duration.ZERO,
                hubs -> walk(cursor -> value(hubs.queries()
                        .citingWorks(HUB, new CitingWorksRequest(year, CitingWorksSort.MENTIONS, 50, cursor)))));

        assertThat(inPieces.totals).hasSize(CITING).containsOnly(CITING / 3);
        assertThat(inPieces.items).hasSize(CITING / 3);
    }

    @Test
    void coCitedWorksOfALargeHubLeaveOutSelfCitations() {
        try (QueriedHubs hubs = cited(Duration.ZERO)) {
            hubs.deliver("pmid:1", """
                    {"op":"assert","observedAt":"2026-01-01T00:00:00Z","references":"complete","citations":[],
                     "citing":{"id":"pmid:1","authors":[{"id":"orcid:0000-0002-1825-0097"}]}}""");
            hubs.deliver("pmid:9000", """
                    {"op":"assert","observedAt":"2026-01-01T00:00:00Z","references":"complete",
                     "citing":{"id":"pmid:9000","authors":[{"id":"orcid:0000-0002-1825-0097"}]},
                     "citations":[{"cited":{"id":"pmid:1"}},{"cited":{"id":"pmid:2"}}]}""");
            hubs.settle();

            for (SelfCitationFilter self : List.of(SelfCitationFilter.INCLUDE, SelfCitationFilter.EXCLUDE)) {
                int others = self == SelfCitationFilter.INCLUDE ? 1 : 0;
                assertThat(value(hubs.queries().coCited(HUB, new CoCitedRequest(Measure.COUNT, self, 1, 5, null)))
                                .page()
                                .items())
                        .singleElement()
                        .satisfies(item -> assertThat(item.count()).isEqualTo(BOTH + others));
            }
        }
    }

    private record Walk<T>(List<T> items, List<@Nullable Integer> totals) {}

    private <T> Walk<T> read(Duration scanTime, Function<QueriedHubs, Walk<T>> walk) {
        try (QueriedHubs hubs = cited(scanTime)) {
            return walk.apply(hubs);
        }
    }

    private QueriedHubs cited(Duration scanTime) {
        QueriedHubs hubs = new QueriedHubs(folder.resolve(scanTime.toString()), scanTime);
        for (int i = 0; i < CITING; i++) {
            Stream<String> cited = i % 7 == 0 ? Stream.of("pmid:1", "pmid:2") : Stream.of("pmid:1");
            hubs.cites("pmid:" + (1_000 + i), Integer.toString(2_000 + i % 3), cited.toArray(String[]::new));
        }
        hubs.settle();
        return hubs;
    }

    private static <T> Walk<T> walk(Function<@Nullable String, Page<T>> pages) {
        Walk<T> walk = new Walk<>(new ArrayList<>(), new ArrayList<>());
        String cursor = null;
        do {
            Page<T> page = pages.apply(cursor);
            walk.items.addAll(page.items());
            walk.totals.add(page.total());
            cursor = page.nextCursor();
        } while (cursor != null);
        return walk;
    }

    private static <T> T value(Answer<T> answer) {
        return ((Answer.Found<T>) answer).value();
    }
}
