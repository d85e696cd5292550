package org.citationhubs.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.vocabulary.Polarity;
import org.citationhubs.citation.vocabulary.Role;
import org.citationhubs.query.listing.CitingWorkFilter;
import org.citationhubs.query.listing.CitingWorkFilter.PolarityFilter;
import org.citationhubs.query.listing.CitingWorkFilter.RoleFilter;
import org.citationhubs.query.listing.CitingWorkFilter.SelfCitationFilter;
import org.citationhubs.query.listing.CitingWorkFilter.SourceFilter;
import org.citationhubs.query.listing.CitingWorkFilter.YearFilter;
import org.citationhubs.query.listing.CitingWorksQuery.CitingWorkItem;
import org.citationhubs.query.listing.CitingWorksRequest;
import org.citationhubs.query.listing.CitingWorksRequest.CitingWorksSort;
import org.citationhubs.query.local.Answer;
import org.citationhubs.query.page.Page;
import org.citationhubs.store.hubs.CitingWorkOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every filter of citing works, alone and with each other one, of a hub that is
 * scanned and of a hub with stored orders.
 */
class CitingWorkFiltersTest {

    private static final WorkId HUB = WorkId.parse("pmid:1");
    private static final Role[] ROLES = {Role.METHOD, Role.BACKGROUND};
    private static final Polarity[] POLARITIES = {Polarity.SUPPORT, Polarity.CONTRAST, Polarity.NEUTRAL};

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {60, CitingWorkOrder.MANY + 60})
    void totalIsTheLengthOfTheFullWalk(int citing) {
        try (QueriedHubs hubs = new QueriedHubs(folder)) {
            // given
            cite(hubs, citing);
            List<CitingWorkItem> all = walk(hubs, List.of(), CitingWorksSort.DATE);
            assertThat(all).hasSize(citing);

            // when, then
            combinations().forEach(filters -> {
                List<CitingWorkItem> expected = all.stream()
                        .filter(item -> filters.stream().allMatch(filter -> filter.matches(item.facts())))
                        .toList();
                assertThat(walk(hubs, filters, CitingWorksSort.DATE))
                        .as(filters.toString())
                        .isEqualTo(expected);
                assertThat(walk(hubs, filters, CitingWorksSort.MENTIONS))
                        .as(filters.toString())
                        .containsExactlyInAnyOrderElementsOf(expected);
            });
        }
    }

    @Test
    void everyFilterMatchesSomeAndNotAll() {
        try (QueriedHubs hubs = new QueriedHubs(folder)) {
            cite(hubs, 60);

            filters().forEach(filter -> assertThat(walk(hubs, List.of(filter), CitingWorksSort.DATE))
                    .as(filter.toString())
                    .hasSizeBetween(1, 59));
        }
    }

    @Test
    void eachKindOfFilterHasItsOwnParameter() {
        List<String> names = Stream.of(CitingWorkFilter.class.getPermittedSubclasses())
                .map(type -> filters().filter(type::isInstance).findFirst().orElseThrow())
                .map(filter -> filter.param().name())
                .toList();

        assertThat(names).doesNotHaveDuplicates();
    }

    private static Stream<CitingWorkFilter> filters() {
        return Stream.of(
                new RoleFilter(Role.METHOD),
                new RoleFilter(Role.UNCLASSIFIED),
                new PolarityFilter(Polarity.SUPPORT),
                new PolarityFilter(Polarity.UNCLASSIFIED),
                new YearFilter(2001),
                new SourceFilter("crossref"),
                SelfCitationFilter.EXCLUDE,
                SelfCitationFilter.ONLY);
    }

    private static Stream<List<CitingWorkFilter>> combinations() {
        List<CitingWorkFilter> alone = new ArrayList<>(filters().toList());
        alone.add(SelfCitationFilter.INCLUDE);
        return Stream.concat(alone.stream().map(List::of), alone.stream().flatMap(first -> alone.stream()
                .map(second -> List.of(first, second))));
    }

    private static List<CitingWorkItem> walk(QueriedHubs hubs, List<CitingWorkFilter> filters, CitingWorksSort sort) {
        List<CitingWorkItem> items = new ArrayList<>();
        List<Integer> totals = new ArrayList<>();
        String cursor = null;
        do {
            Page<CitingWorkItem> page =
                    found(hubs.queries().citingWorks(HUB, new CitingWorksRequest(filters, sort, 37, cursor)));
            items.addAll(page.items());
            totals.add(page.total());
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(totals).as(filters.toString()).containsOnly(items.size());
        return items;
    }

    private static Page<CitingWorkItem> found(Answer<Page<CitingWorkItem>> answer) {
        return ((Answer.Found<Page<CitingWorkItem>>) answer).value();
    }

    /** Some citing works share an author with the hub, some have no date, some have no statement. */
    private static void cite(QueriedHubs hubs, int citing) {
        hubs.deliver("pmid:1", """
            {"eventId":"e","op":"assert","observedAt":"2026-01-01T00:00:00Z","source":{"system":"test"},
             "references":"complete","citations":[],
             "citing":{"id":"pmid:1","authors":[{"name":"A B","id":"https://orcid.org/0000-0002-1825-0097"}]}}""");
        Random random = new Random(11);
        for (int i = 0; i < citing; i++) {
            String date = i % 5 == 0 ? "" : ",\"publishedAt\":\"%d\"".formatted(2000 + random.nextInt(3));
            String author = i % 4 == 0 ? ",\"authors\":[{\"id\":\"https://orcid.org/0000-0002-1825-0097\"}]" : "";
            String mention = i % 3 == 0
                    ? ""
                    : ",\"mentions\":[{\"roles\":[{\"role\":\"%s\"}],\"polarity\":{\"value\":\"%s\"}}]"
                            .formatted(
                                    ROLES[random.nextInt(ROLES.length)], POLARITIES[random.nextInt(POLARITIES.length)]);
            String id = "pmid:" + (1_000 + i);
            String system = i % 7 < 2 ? "crossref" : "test";
            hubs.deliver(id, """
                {"eventId":"e","op":"assert","observedAt":"2026-01-01T00:00:00Z","source":{"system":"%s"},
                 "references":"complete","citing":{"id":"%s"%s%s},
                 "citations":[{"cited":{"id":"pmid:1"}%s}]}""".formatted(system, id, date, author, mention));
        }
        hubs.settle();
    }
}
