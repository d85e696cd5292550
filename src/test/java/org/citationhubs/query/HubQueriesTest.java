package org.citationhubs.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.reference.InputOffsets;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.hub.summary.CoCitedWork;
import org.citationhubs.hub.summary.HubSummary;
import org.citationhubs.hub.summary.Tier;
import org.citationhubs.query.listing.CitingWorkFilter;
import org.citationhubs.query.listing.CitingWorkFilter.PolarityFilter;
import org.citationhubs.query.listing.CitingWorkFilter.RoleFilter;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.listing.CitingWorkFilter.YearFilter;
import org.citationhubs.query.listing.CitingWorksQuery.CitingWorkItem;
import org.citationhubs.query.listing.CitingWorksRequest;
import org.citationhubs.query.listing.CitingWorksRequest.CitingWorksSort;
import org.citationhubs.query.listing.CoCitedQuery.CoCitedItem;
import org.citationhubs.query.listing.CoCitedRequest;
import org.citationhubs.query.listing.ReferencesQuery.ReferenceItem;
import org.citationhubs.query.local.Answer;
import org.citationhubs.query.local.Answer.Found;
import org.citationhubs.query.local.Answer.Unavailable;
import org.citationhubs.query.local.Answer.Unknown;
import org.citationhubs.query.local.StoreUnavailableException.UnavailableReason;
import org.citationhubs.query.page.Page;
import org.citationhubs.query.routing.ReplicaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class HubQueriesTest {

    private static final WorkId HUB = WorkId.parse("pmid:100");

    /** Key of the watermark of a store. */
    private static final Bytes WATERMARK = Bytes.wrap(new byte[] {0});

    private static final CitingWorksRequest ALL = new CitingWorksRequest(List.of(), CitingWorksSort.DATE, 100, null);

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

    @Test
    void computedAndPublishedSummariesAreEqual() {
        // given a hub that is not published yet
        threeWorksCiteTheHub();
        // when its summary is computed, and read once it is published
        HubSummary onTheSpot = found(hubs.queries().summary(HUB));
        hubs.settle();
        HubSummary published = found(hubs.queries().summary(HUB));

        // then the computed summary is exact
        assertThat(onTheSpot.tier()).isEqualTo(Tier.EMERGING);
        assertThat(onTheSpot.citingWorks()).isEqualTo(3);
        assertThat(onTheSpot.counts().years()).isEqualTo(Map.of(2001, 1, 2003, 1));
        assertThat(onTheSpot.counts().undated()).isEqualTo(1);
        assertThat(onTheSpot.ranking().leading())
                .containsExactly(
                        new CoCitedWork(WorkId.parse("pmid:200"), null, 3),
                        new CoCitedWork(WorkId.parse("pmid:2"), "Title of pmid:2", 1),
                        new CoCitedWork(WorkId.parse("pmid:300"), null, 1));
        assertThat(onTheSpot.revision()).isZero();
        assertThat(onTheSpot.asOf()).isEqualTo(InputOffsets.NONE);
        // then the published one differs only in its revision and offsets
        assertThat(published.revision()).isPositive();
        assertThat(published.asOf()).isEqualTo(InputOffsets.of(Map.of(0, 2L)));
        assertThat(published)
                .usingRecursiveComparison()
                .ignoringFields("revision", "asOf")
                .isEqualTo(onTheSpot);
    }

    @Test
    void aStandbyWithoutInputIsUnavailable() {
        // given a standby that has just been created
        HubQueries standby = hubs.service().hubs(ReplicaRole.STANDBY);
        threeWorksCiteTheHub();

        // when, then
        assertThat(standby.summary(HUB)).isEqualTo(new Unavailable<>(0, UnavailableReason.BEHIND));
        hubs.settle();
        assertThat(found(standby.summary(HUB)).citingWorks()).isEqualTo(3);
    }

    @ParameterizedTest
    @FieldSource("org.citationhubs.store.kv.StoreNames#HUBS_ON_DISK")
    void aStandbyCoversWhatItsLeastFilledStoreHolds(String store) {
        // given a standby in which one store lags behind the others
        HubQueries standby = hubs.service().hubs(ReplicaRole.STANDBY);
        threeWorksCiteTheHub();
        hubs.settle();
        KeyValueStore<Bytes, byte[]> behind = hubs.store(store);
        byte[] watermark = behind.get(WATERMARK);
        hubs.cites("pmid:4", "2004", "pmid:100", "pmid:400");
        hubs.settle();
        assertThat(found(standby.summary(HUB)).asOf()).isEqualTo(InputOffsets.of(Map.of(0, 3L)));

        // when
        behind.put(WATERMARK, watermark);

        // then
        assertThat(found(standby.summary(HUB)).asOf()).isEqualTo(InputOffsets.of(Map.of(0, 2L)));
        assertThat(found(hubs.queries().summary(HUB)).asOf()).isEqualTo(InputOffsets.of(Map.of(0, 3L)));
        behind.delete(WATERMARK);
        assertThat(standby.summary(HUB)).isEqualTo(new Unavailable<>(0, UnavailableReason.BEHIND));
    }

    @Test
    void countsAreCurrentBetweenTwoPublications() {
        threeWorksCiteTheHub();
        hubs.settle();
        hubs.cites("pmid:4", "2004", "pmid:100", "pmid:400");

        HubSummary summary = found(hubs.queries().summary(HUB));
        assertThat(summary.citingWorks()).isEqualTo(4);
        assertThat(summary.ranking().coCitedWorks()).isEqualTo(3);
    }

    @Test
    void aCachedSummaryShowsNewFactsOfACitingWork() {
        // given a publication whose summary is cached
        threeWorksCiteTheHub();
        hubs.settle();
        HubSummary before = found(hubs.queries().summary(HUB));
        assertThat(found(hubs.queries().summary(HUB)))
                .usingRecursiveComparison()
                .isEqualTo(before);
        assertThat(titlesOfRepresentative(before)).contains("Title of pmid:1");

        // when
        hubs.titled("pmid:1", "Corrected title");
        hubs.settle();

        // then
        HubSummary after = found(hubs.queries().summary(HUB));
        assertThat(titlesOfRepresentative(after)).contains("Corrected title").doesNotContain("Title of pmid:1");
    }

    @Test
    void aCachedSummaryIsNotUsedAfterAChange() {
        // given
        threeWorksCiteTheHub();
        hubs.settle();
        assertThat(found(hubs.queries().summary(HUB)).citingWorks()).isEqualTo(3);

        // when a citing work is added, is removed again, and the hub gets a title
        hubs.cites("pmid:4", "2004", "pmid:100", "pmid:200");
        assertThat(found(hubs.queries().summary(HUB)).citingWorks()).isEqualTo(4);
        hubs.cites("pmid:4", "2004", "pmid:200");
        assertThat(found(hubs.queries().summary(HUB)).citingWorks()).isEqualTo(3);
        hubs.titled("pmid:100", "The hub");
        assertThat(found(hubs.queries().summary(HUB)).facts().title()).isEqualTo("The hub");

        // then
        hubs.settle();
        HubSummary published = found(hubs.queries().summary(HUB));
        assertThat(published.citingWorks()).isEqualTo(3);
        assertThat(published.facts().title()).isEqualTo("The hub");
        assertThat(published.asOf()).isEqualTo(InputOffsets.of(Map.of(0, 4L)));
    }

    private static List<String> titlesOfRepresentative(HubSummary summary) {
        return summary.representative().stream()
                .map(work -> work.work().title())
                .toList();
    }

    @Test
    void aWorkWithFewCitingWorksHasNoTier() {
        hubs.cites("pmid:1", "2001", "pmid:100", "pmid:200");

        HubSummary summary = found(hubs.queries().summary(HUB));
        assertThat(summary.tier()).isEqualTo(Tier.NONE);
        assertThat(summary.citingWorks()).isEqualTo(1);
        assertThat(summary.ranking().leading()).containsExactly(new CoCitedWork(WorkId.parse("pmid:200"), null, 1));
    }

    @Test
    void aKnownUncitedWorkHasZerosAndItsTitle() {
        hubs.cites("pmid:1", "2001", "pmid:100");

        HubSummary summary = found(hubs.queries().summary(WorkId.parse("pmid:1")));
        assertThat(summary.citingWorks()).isZero();
        assertThat(summary.facts().title()).isEqualTo("Title of pmid:1");
        assertThat(found(hubs.queries().citingWorks(WorkId.parse("pmid:1"), ALL))
                        .total())
                .isZero();
        assertThat(found(hubs.queries()
                                .coCited(
                                        WorkId.parse("pmid:1"),
                                        new CoCitedRequest(Measure.COUNT, SelfCitationFilter.INCLUDE, 1, 20, null)))
                        .page()
                        .items())
                .isEmpty();
        assertThat(found(hubs.queries().references(HUB, null)).page().items()).isEmpty();
    }

    @Test
    void aWorkThatNoEventMentionsIsUnknown() {
        threeWorksCiteTheHub();
        WorkId unknown = WorkId.parse("pmid:999");

        assertThat(hubs.queries().summary(unknown)).isEqualTo(new Unknown<>());
        assertThat(hubs.queries().citingWorks(unknown, ALL)).isEqualTo(new Unknown<>());
        assertThat(hubs.queries()
                        .coCited(unknown, new CoCitedRequest(Measure.COUNT, SelfCitationFilter.INCLUDE, 1, 20, null)))
                .isEqualTo(new Unknown<>());
        assertThat(hubs.queries().references(unknown, null)).isEqualTo(new Unknown<>());
    }

    @Test
    void citingWorksAreNewestFirstAndUndatedLast() {
        threeWorksCiteTheHub();
        hubs.cites("pmid:11", "2003", "pmid:100");

        Page<CitingWorkItem> page = found(hubs.queries().citingWorks(HUB, ALL));
        assertThat(page.items().stream().map(item -> item.id().value()))
                .containsExactly("pmid:11", "pmid:3", "pmid:1", "pmid:2");
        assertThat(page.items().get(1).title()).isEqualTo("Title of pmid:3");
        assertThat(page.total()).isEqualTo(4);
        assertThat(page.nextCursor()).isNull();
    }

    @Test
    void filteredTotalsEqualTheCountsOfTheSummary() {
        threeWorksCiteTheHub();
        states("pmid:1", "METHOD", "SUPPORT");
        states("pmid:2", "BACKGROUND", "CONTRAST");

        HubSummary summary = found(hubs.queries().summary(HUB));
        summary.counts().roles().forEach((role, tally) -> assertThat(total(new RoleFilter(role)))
                .as(role.name())
                .isEqualTo(tally.anyCitingWorks()));
        summary.counts().polarities().forEach((polarity, tally) -> assertThat(total(new PolarityFilter(polarity)))
                .as(polarity.name())
                .isEqualTo(tally.citingWorks()));
        summary.counts().years().forEach((year, count) -> assertThat(total(new YearFilter(year)))
                .isEqualTo(count));
        assertThat(total(new RoleFilter(Role.METHOD), new PolarityFilter(Polarity.SUPPORT), new YearFilter(2001)))
                .isEqualTo(1);
        assertThat(total(new RoleFilter(Role.METHOD), new PolarityFilter(Polarity.CONTRAST)))
                .isZero();
        Page<CitingWorkItem> byMentions = found(hubs.queries()
                .citingWorks(HUB, new CitingWorksRequest(List.of(), CitingWorksSort.MENTIONS, 100, null)));
        assertThat(byMentions.items().stream().map(item -> item.id().value()))
                .containsExactly("pmid:1", "pmid:2", "pmid:3");
    }

    @Test
    void pagesGiveEachCitingWorkOnceDuringGrowth() {
        for (int i = 0; i < 50; i++) {
            hubs.cites("pmid:" + (1_000 + i), i % 7 == 0 ? "" : Integer.toString(2000 + i % 5), "pmid:100");
        }
        List<String> before = ids(found(hubs.queries().citingWorks(HUB, ALL)));

        List<String> paged = new ArrayList<>();
        String cursor = null;
        int more = 0;
        do {
            Page<CitingWorkItem> page = found(hubs.queries()
                    .citingWorks(HUB, new CitingWorksRequest(List.of(), CitingWorksSort.DATE, 7, cursor)));
            paged.addAll(ids(page));
            cursor = page.nextCursor();
            hubs.cites("pmid:" + (2_000 + more), Integer.toString(2000 + more % 5), "pmid:100");
            more++;
        } while (cursor != null);

        assertThat(paged).doesNotHaveDuplicates().containsSubsequence(before);
    }

    @Test
    void coCitedWorksAreOrderedByCountThenId() {
        // given three works that cite the hub and others, and one that cites only another
        threeWorksCiteTheHub();
        hubs.cites("pmid:4", "2004", "pmid:200");

        // when the first page is asked for
        Page<CoCitedItem> page = found(hubs.queries()
                        .coCited(HUB, new CoCitedRequest(Measure.COUNT, SelfCitationFilter.INCLUDE, 1, 2, null)))
                .page();
        // then it has the works most often cited together with the hub
        assertThat(page.items())
                .containsExactly(
                        new CoCitedItem(WorkId.parse("pmid:200"), null, 3, 4, 3),
                        new CoCitedItem(WorkId.parse("pmid:2"), "Title of pmid:2", 1, 1, 1));
        assertThat(page.total()).isEqualTo(3);
        // when the next page is asked for
        Page<CoCitedItem> last = found(hubs.queries()
                        .coCited(
                                HUB,
                                new CoCitedRequest(Measure.COUNT, SelfCitationFilter.INCLUDE, 1, 2, page.nextCursor())))
                .page();
        // then it has the rest
        assertThat(last.items()).containsExactly(new CoCitedItem(WorkId.parse("pmid:300"), null, 1, 1, 1));
        assertThat(last.nextCursor()).isNull();
    }

    @Test
    void coCitedWorksBelowTheLeastCountAreLeftOut() {
        threeWorksCiteTheHub();
        hubs.cites("pmid:4", "2004", "pmid:200");

        assertThat(found(hubs.queries()
                                .coCited(
                                        HUB,
                                        new CoCitedRequest(Measure.COUNT, SelfCitationFilter.INCLUDE, 2, 20, null)))
                        .page()
                        .total())
                .isEqualTo(1);
    }

    @Test
    void coCitationsAreExactAfterRowsAreMerged() {
        for (int i = 0; i < 200; i++) {
            hubs.cites("pmid:" + (1_000 + i), "2001", "pmid:100", "pmid:200", "pmid:" + (5_000 + i % 50));
        }
        hubs.settle();
        for (int i = 0; i < 10; i++) {
            hubs.cites("pmid:" + (2_000 + i), "2002", "pmid:100", "pmid:200");
        }

        Page<CoCitedItem> page = found(hubs.queries()
                        .coCited(HUB, new CoCitedRequest(Measure.COUNT, SelfCitationFilter.INCLUDE, 1, 1_000, null)))
                .page();
        assertThat(page.total()).isEqualTo(51);
        assertThat(page.items().get(0)).isEqualTo(new CoCitedItem(WorkId.parse("pmid:200"), null, 210, 210, 210));
        assertThat(page.items().subList(1, 51)).allMatch(item -> item.count() == 4);
    }

    @Test
    void referencesAreTheListWithItsStatements() {
        threeWorksCiteTheHub();
        states("pmid:1", "METHOD", "SUPPORT");

        Page<ReferenceItem> page =
                found(hubs.queries().references(WorkId.parse("pmid:1"), null)).page();
        assertThat(page.items().stream().map(item -> item.id().value()))
                .containsExactly("pmid:100", "pmid:2", "pmid:200");
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.items().get(0).statements().count()).isEqualTo(1);
        assertThat(page.items().get(0).citation().mentions().get(0).context()).isEqualTo("As [1] shows.");
        assertThat(page.items().get(1).title()).isEqualTo("Title of pmid:2");
    }

    @Test
    void aRetractedCitationIsUnlistedAndItsWorkKnown() {
        hubs.cites("pmid:1", "2001", "pmid:100");
        hubs.deliver("pmid:1", """
            {"eventId":"e","op":"retract","observedAt":"2026-02-01T00:00:00Z","source":{"system":"test"},
             "references":"partial","citing":{"id":"pmid:1"},"citations":[{"cited":{"id":"pmid:100"}}]}\
            """);

        assertThat(found(hubs.queries().summary(HUB)).citingWorks()).isZero();
        assertThat(found(hubs.queries().citingWorks(HUB, ALL)).items()).isEmpty();
        assertThat(found(hubs.queries().references(WorkId.parse("pmid:1"), null))
                        .page()
                        .items())
                .isEmpty();
    }

    @Test
    void waitsUntilTheInputIsCoveredOrTheTimeout() {
        threeWorksCiteTheHub();
        hubs.settle();

        assertThat(hubs.queries().awaitCovered(HUB, new MinOffset(0, 2), Duration.ZERO))
                .contains(InputOffsets.of(Map.of(0, 2L)));
        assertThat(hubs.queries().awaitCovered(HUB, new MinOffset(0, 3), Duration.ofMillis(30)))
                .isEmpty();
    }

    private void threeWorksCiteTheHub() {
        hubs.cites("pmid:1", "2001-05", "pmid:100", "pmid:200", "pmid:2");
        hubs.cites("pmid:2", "", "pmid:100", "pmid:200");
        hubs.cites("pmid:3", "2003", "pmid:100", "pmid:200", "pmid:300");
    }

    private void states(String citing, String role, String polarity) {
        hubs.deliver(citing, """
            {"eventId":"e","op":"assert","observedAt":"2026-02-01T00:00:00Z","source":{"system":"test"},
             "references":"partial","citing":{"id":"%s"},"citations":[{"cited":{"id":"pmid:100"},
             "mentions":[{"section":"1","context":"As [1] shows.",
             "roles":[{"role":"%s"}],"polarity":{"value":"%s"}}]}]}\
            """.formatted(citing, role, polarity));
    }

    private int total(CitingWorkFilter... filters) {
        return found(hubs.queries()
                        .citingWorks(HUB, new CitingWorksRequest(List.of(filters), CitingWorksSort.DATE, 1, null)))
                .total();
    }

    private static List<String> ids(Page<CitingWorkItem> page) {
        return page.items().stream().map(item -> item.id().value()).toList();
    }

    private static <T> T found(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Found.class);
        return ((Found<T>) answer).value();
    }
}
