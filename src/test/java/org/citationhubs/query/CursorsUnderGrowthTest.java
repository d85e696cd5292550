package org.citationhubs.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.hub.rank.Measure;
import org.citationhubs.hub.summary.HubOrder;
import org.citationhubs.query.leaderboard.LeaderboardPage;
import org.citationhubs.query.leaderboard.LeaderboardRequest;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.listing.CitingWorksQuery.CitingWorkItem;
import org.citationhubs.query.listing.CitingWorksRequest;
import org.citationhubs.query.listing.CitingWorksRequest.CitingWorksSort;
import org.citationhubs.query.listing.CoCitedQuery.CoCitedItem;
import org.citationhubs.query.listing.CoCitedRequest;
import org.citationhubs.query.local.Answer;
import org.citationhubs.query.page.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads the pages of every list while citations arrive between any two pages. An item that keeps its key is given
 * exactly once, no item is given twice, and all items are in the order of the list.
 */
class CursorsUnderGrowthTest {

    private static final WorkId HUB = WorkId.parse("pmid:1");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set by start
    private QueriedHubs hubs;

    private Random random = new Random();
    private int citing = 1_000;

    @BeforeEach
    void start() {
        hubs = new QueriedHubs(folder);
    }

    @AfterEach
    void stop() {
        hubs.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void citingWorks(long seed) {
        begin(seed, 60);
        CitingWorksSort sort = seed % 2 == 0 ? CitingWorksSort.DATE : CitingWorksSort.MENTIONS;

        paged((cursor, limit) -> {
            Page<CitingWorkItem> page =
                    found(hubs.queries().citingWorks(HUB, new CitingWorksRequest(List.of(), sort, limit, cursor)));
            return new Given(
                    page.items().stream()
                            .map(item -> new Item(item.id(), sort.key(item.facts())))
                            .toList(),
                    page.nextCursor());
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void coCitedWorks(long seed) {
        begin(seed, 60);
        Measure measure = seed % 2 == 0 ? Measure.COUNT : Measure.JACCARD;

        paged((cursor, limit) -> {
            Page<CoCitedItem> page = found(hubs.queries()
                            .coCited(HUB, new CoCitedRequest(measure, SelfCitationFilter.INCLUDE, 1, limit, cursor)))
                    .page();
            return new Given(
                    page.items().stream()
                            .map(item -> new Item(item.id(), item.score()))
                            .toList(),
                    page.nextCursor());
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void leaders(long seed) {
        begin(seed, 60);
        paged((cursor, limit) -> {
            hubs.settle();
            LeaderboardPage page =
                    hubs.service().leaders(new LeaderboardRequest(HubOrder.CITING_WORKS, null, null, limit, cursor));
            return new Given(
                    page.items().stream()
                            .map(item -> new Item(item.id(), item.value()))
                            .toList(),
                    page.nextCursor());
        });
    }

    private void begin(long seed, int lists) {
        random = new Random(seed);
        for (int list = 0; list < lists; list++) {
            grow();
        }
    }

    /** Adds a work that cites the hub and some other works, old and new. */
    private void grow() {
        List<String> cited = new ArrayList<>(List.of(HUB.value()));
        for (int other = random.nextInt(6); other > 0; other--) {
            String id = "pmid:" + (100 + random.nextInt(40 + citing / 50));
            if (!cited.contains(id)) {
                cited.add(id);
            }
        }
        String year = random.nextInt(4) == 0 ? "" : Integer.toString(2000 + random.nextInt(5));
        hubs.cites("pmid:" + citing++, year, cited.toArray(String[]::new));
    }

    private void paged(BiFunction<@Nullable String, Integer, Given> list) {
        Supplier<Map<WorkId, Double>> whole = () -> {
            Map<WorkId, Double> keys = new HashMap<>();
            list.apply(null, 1_000).items.forEach(item -> keys.put(item.id, item.key));
            return keys;
        };
        // given the list before
        Map<WorkId, Double> stayed = whole.get();
        assertThat(stayed).isNotEmpty();
        // when the list grows between any two pages
        List<Item> given = new ArrayList<>();
        String cursor = null;
        do {
            Given page = list.apply(cursor, 1 + random.nextInt(7));
            given.addAll(page.items);
            cursor = page.next;
            for (int more = random.nextInt(3); more > 0; more--) {
                grow();
                Map<WorkId, Double> now = whole.get();
                stayed.entrySet().removeIf(item -> !item.getValue().equals(now.get(item.getKey())));
            }
        } while (cursor != null);
        // then every item that kept its key is given once, none twice, and all in order
        assertThat(given).extracting(Item::id).containsAll(stayed.keySet());
        assertThat(given)
                .isSortedAccordingTo((a, b) -> a.key == b.key ? a.id.compareTo(b.id) : Double.compare(b.key, a.key));
        assertThat(given).doesNotHaveDuplicates();
        List<WorkId> ids = given.stream().map(Item::id).toList();
        assertThat(ids.stream().filter(id -> ids.indexOf(id) != ids.lastIndexOf(id)))
                .as("given twice")
                .allSatisfy(id -> assertThat(stayed).doesNotContainKey(id));
    }

    private static <T> T found(Answer<T> answer) {
        return ((Answer.Found<T>) answer).value();
    }

    private record Item(WorkId id, double key) {}

    private record Given(List<Item> items, @Nullable String next) {}
}
