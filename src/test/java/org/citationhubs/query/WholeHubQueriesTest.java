package org.citationhubs.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.query.listing.CitingWorkFilter.PolarityFilter;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.listing.CitingWorksQuery.CitingWorkItem;
import org.citationhubs.query.listing.CitingWorksRequest;
import org.citationhubs.query.listing.CitingWorksRequest.CitingWorksSort;
import org.citationhubs.query.listing.CoCitationEvidenceQuery.CoCitationEvidence;
import org.citationhubs.query.listing.CoCitationEvidenceQuery.EvidenceRequest;
import org.citationhubs.query.listing.CoCitedQuery.CoCitedItem;
import org.citationhubs.query.listing.CoCitedQuery.CoCitedPage;
import org.citationhubs.query.listing.CoCitedRequest;
import org.citationhubs.query.listing.TimelineQuery.Timeline;
import org.citationhubs.query.local.Answer;
import org.citationhubs.query.local.Answer.Found;
import org.citationhubs.query.page.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Queries that read a whole hub: rankings, evidence, timelines and long lists. */
class WholeHubQueriesTest {

    private static final WorkId HUB = WorkId.parse("pmid:100");

    @TempDir
    Path folder;

    private QueriedHubs hubs;

    @BeforeEach
    void start() {
        hubs = new QueriedHubs(folder);
    }

    @AfterEach
    void stop() {
        hubs.close();
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void everyMeasureRanksLikeACountOfAllPairs(Measure measure) {
        // given a random graph
        Map<WorkId, Set<WorkId>> citing = graph(new Random(7));
        // when the co-cited works of the hub are read in pages of 7
        List<CoCitedItem> items = new ArrayList<>();
        String cursor = null;
        do {
            CoCitedPage page = found(
                    hubs.queries().coCited(HUB, new CoCitedRequest(measure, SelfCitationFilter.INCLUDE, 2, 7, cursor)));
            items.addAll(page.page().items());
            cursor = page.page().nextCursor();
            assertThat(page.citingWorks()).isEqualTo(citing(citing, HUB).size());
        } while (cursor != null);
        // then they are the works of the pairs, with scores from the exact counts, ranked by score and id
        List<CoCitedItem> expected = new ArrayList<>();
        Set<WorkId> ofHub = citing(citing, HUB);
        for (WorkId other : cited(citing)) {
            Set<WorkId> both = new TreeSet<>(citing(citing, other));
            both.retainAll(ofHub);
            if (!other.equals(HUB) && both.size() >= 2) {
                int ofOther = citing(citing, other).size();
                double score = measure.score(both.size(), ofHub.size(), ofOther, citing.size());
                expected.add(new CoCitedItem(other, null, both.size(), ofOther, score));
            }
        }
        expected.sort(
                Comparator.comparingDouble((CoCitedItem item) -> -item.score()).thenComparing(CoCitedItem::id));
        assertThat(items).usingRecursiveComparison().ignoringFields("title").isEqualTo(expected);
        assertThat(items).isNotEmpty();
    }

    private Map<WorkId, Set<WorkId>> graph(Random random) {
        Map<WorkId, Set<WorkId>> citing = new TreeMap<>();
        for (int i = 0; i < 120; i++) {
            Set<WorkId> cited = new TreeSet<>();
            for (int j = 0; j < 6; j++) {
                cited.add(WorkId.parse("pmid:" + (100 + (int) (Math.pow(random.nextDouble(), 2) * 40))));
            }
            WorkId work = WorkId.parse("pmid:" + (1_000 + i));
            citing.put(work, cited);
            hubs.cites(work.value(), "2001", cited.stream().map(WorkId::value).toArray(String[]::new));
        }
        return citing;
    }

    private static Set<WorkId> cited(Map<WorkId, Set<WorkId>> citing) {
        Set<WorkId> cited = new TreeSet<>();
        citing.values().forEach(cited::addAll);
        return cited;
    }

    private static Set<WorkId> citing(Map<WorkId, Set<WorkId>> citing, WorkId hub) {
        Set<WorkId> works = new TreeSet<>();
        citing.forEach((work, cited) -> {
            if (cited.contains(hub)) {
                works.add(work);
            }
        });
        return works;
    }

    @Test
    void evidenceIsTheWorksThatCiteBoth() {
        hubs.cites("pmid:1", "2001", "pmid:100", "pmid:200");
        hubs.cites("pmid:2", "2003-05", "pmid:100", "pmid:200", "pmid:300");
        hubs.cites("pmid:3", "2002", "pmid:100", "pmid:300");

        CoCitationEvidence evidence =
                found(hubs.queries().evidence(HUB, new EvidenceRequest(WorkId.parse("pmid:200"), null, 10, null)));

        assertThat(evidence.page().items().stream().map(item -> item.id().value()))
                .containsExactly("pmid:2", "pmid:1");
        assertThat(evidence.page().total()).isEqualTo(2);
        assertThat(found(hubs.queries().evidence(HUB, new EvidenceRequest(WorkId.parse("pmid:999"), null, 10, null)))
                        .page()
                        .total())
                .isZero();
    }

    @Test
    void timelineCountsYearsAndKnownMonths() {
        hubs.cites("pmid:1", "2001", "pmid:100");
        hubs.cites("pmid:2", "2003-05", "pmid:100");
        hubs.cites("pmid:3", "2003-05-17", "pmid:100");

        Timeline timeline = found(hubs.queries().timeline(HUB, SelfCitationFilter.INCLUDE));

        assertThat(timeline.years()).isEqualTo(Map.of(2001, 1, 2003, 2));
        assertThat(timeline.months()).isEqualTo(Map.of("2003-05", 2));
        assertThat(timeline.citingWorks()).isEqualTo(3);
    }

    @Test
    void pagesOfALargeHubJoinInOrderWithoutGaps() {
        // given a hub that is large enough for stored orders, with many equal dates
        int citing = 1_300;
        List<String> expected = new ArrayList<>();
        Random random = new Random(3);
        Map<String, String> dates = new TreeMap<>();
        for (int i = 0; i < citing; i++) {
            String id = "pmid:" + (10_000 + random.nextInt(1_000_000));
            String date = (1990 + random.nextInt(12)) + "-0" + (1 + random.nextInt(9));
            if (dates.putIfAbsent(id, date) == null) {
                hubs.cites(id, date, "pmid:100");
            }
        }
        dates.entrySet().stream()
                .sorted(Map.Entry.<String, String>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> expected.add(entry.getKey()));
        // when all pages are read
        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            Page<CitingWorkItem> page = found(hubs.queries()
                    .citingWorks(HUB, new CitingWorksRequest(List.of(), CitingWorksSort.DATE, 97, cursor)));
            page.items().forEach(item -> paged.add(item.id().value()));
            assertThat(page.total()).isEqualTo(dates.size());
            cursor = page.nextCursor();
        } while (cursor != null);
        // then they form the list
        assertThat(paged).isEqualTo(expected);
        Page<CitingWorkItem> none = found(hubs.queries()
                .citingWorks(
                        HUB,
                        new CitingWorksRequest(
                                List.of(new PolarityFilter(Polarity.SUPPORT)), CitingWorksSort.DATE, 10, null)));
        assertThat(none.total()).isZero();
        assertThat(none.items()).isEmpty();
    }

    @Test
    void anAliasHasMovedToTheCurrentId() {
        hubs.cites("pmid:1", "2001", "pmid:100", "pmid:200");
        hubs.cites("pmid:2", "2001", "pmid:200");
        hubs.sameAs("pmid:100", "pmid:200");
        hubs.settle();

        assertThat(hubs.queries().summary(HUB)).isEqualTo(new Answer.Moved<>(WorkId.parse("pmid:200")));
        assertThat(found(hubs.queries().summary(WorkId.parse("pmid:200"))).citingWorks())
                .isEqualTo(2);
        assertThat(found(hubs.queries().summary(WorkId.parse("pmid:200"))).aliases())
                .containsExactly(HUB);
    }

    @Test
    void scoresAreExactToTheLastDigit() {
        hubs.cites("pmid:1", "2001", "pmid:100", "pmid:200");
        hubs.cites("pmid:2", "2001", "pmid:100");

        CoCitedPage page = found(hubs.queries()
                .coCited(HUB, new CoCitedRequest(Measure.SALTON, SelfCitationFilter.INCLUDE, 1, 10, null)));

        assertThat(page.page().items().get(0).score()).isCloseTo(1 / Math.sqrt(2), within(1e-15));
    }

    private static <T> T found(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Found.class);
        return ((Found<T>) answer).value();
    }
}
