package org.citationhubs.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.citationhubs.query.leaderboard.LeaderboardEntry;
import org.citationhubs.query.leaderboard.LeaderboardPage;
import org.citationhubs.query.titles.TitleSearchRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TitleSearchTest {

    @TempDir
    Path folder;

    private QueriedHubs hubs;

    @BeforeEach
    void open() {
        hubs = new QueriedHubs(folder);
    }

    @AfterEach
    void close() {
        hubs.close();
    }

    @Test
    void findsHubsByTheStartOfTheirTitles() {
        // given three hubs and a work that is no hub
        hubs.titled("arxiv:2401.00001", "The Large N Limit");
        hubs.titled("arxiv:2401.00002", "The large-N limit of superconformal field theories");
        hubs.titled("arxiv:2401.00003", "Anti de Sitter space");
        hubs.titled("arxiv:2401.00004", "The largest of all");
        cited("arxiv:2401.00001", "arxiv:2401.00002", "arxiv:2401.00003");
        hubs.cites("arxiv:2401.00009", "2000", "arxiv:2401.00004");
        hubs.settle();

        // when, then
        assertThat(found("the LARGE n")).containsExactly("arxiv:2401.00001", "arxiv:2401.00002");
        assertThat(found("THE larg")).containsExactly("arxiv:2401.00001", "arxiv:2401.00002");
        assertThat(found("anti-")).containsExactly("arxiv:2401.00003");
        assertThat(found("large")).isEmpty();
    }

    @Test
    void findsHubsAsLastPublished() {
        // given
        hubs.titled("arxiv:2401.00001", "A title");
        cited("arxiv:2401.00001");
        hubs.settle();

        // when
        LeaderboardEntry hub = search("a title", 10, null).items().get(0);

        // then
        assertThat(hub.title()).isEqualTo("A title");
        assertThat(hub.citingWorks()).isEqualTo(3);
    }

    @Test
    void findsARetitledHubByItsNewTitleOnly() {
        // given
        hubs.titled("arxiv:2401.00001", "Preprint title");
        cited("arxiv:2401.00001");
        hubs.settle();

        // when
        hubs.titled("arxiv:2401.00001", "Published title");
        hubs.settle();

        // then
        assertThat(found("preprint")).isEmpty();
        assertThat(found("published")).containsExactly("arxiv:2401.00001");
    }

    @Test
    void findsAHubByATitleThatArrivesLater() {
        // given
        cited("arxiv:2401.00001");
        hubs.settle();

        // when
        hubs.titled("arxiv:2401.00001", "Late title");
        hubs.settle();

        // then
        assertThat(found("late")).containsExactly("arxiv:2401.00001");
    }

    @Test
    void findsAWithdrawnHubOnlyOnceItIsBack() {
        // given
        hubs.titled("arxiv:2401.00001", "A title");
        cited("arxiv:2401.00001");
        hubs.settle();

        // when, then
        hubs.cites("arxiv:2402.00000", "2000", "arxiv:2403.00001");
        hubs.settle();
        assertThat(found("a title")).isEmpty();
        hubs.titled("arxiv:2401.00001", "B title");
        hubs.cites("arxiv:2402.00003", "2000", "arxiv:2401.00001");
        hubs.settle();
        assertThat(found("a title")).isEmpty();
        assertThat(found("b title")).containsExactly("arxiv:2401.00001");
    }

    @Test
    void pagesGiveEveryHubOnceByTitleAndId() {
        // given equal titles that arrive in another order than that of their ids
        String[] ids = {
            "arxiv:2401.00007",
            "arxiv:2401.00002",
            "arxiv:2401.00005",
            "arxiv:2401.00001",
            "arxiv:2401.00004",
            "arxiv:2401.00003",
            "arxiv:2401.00006"
        };
        for (String id : ids) {
            hubs.titled(id, id.equals("arxiv:2401.00004") ? "Introductio" : "Introduction");
        }
        cited(ids);
        hubs.settle();

        // when
        List<String> all = new ArrayList<>();
        String cursor = null;
        do {
            LeaderboardPage page = search("intro", 2, cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            page.items().forEach(hub -> all.add(hub.id().value()));
            cursor = page.nextCursor();
        } while (cursor != null);

        // then
        assertThat(all)
                .containsExactly(
                        "arxiv:2401.00004",
                        "arxiv:2401.00001",
                        "arxiv:2401.00002",
                        "arxiv:2401.00003",
                        "arxiv:2401.00005",
                        "arxiv:2401.00006",
                        "arxiv:2401.00007");
    }

    @Test
    void rejectsOtherTitlesAndCursors() {
        hubs.titled("arxiv:2401.00001", "Abc");
        hubs.titled("arxiv:2401.00002", "Abd");
        cited("arxiv:2401.00001", "arxiv:2401.00002");
        hubs.settle();
        String cursor = search("ab", 1, null).nextCursor();

        assertThatThrownBy(() -> search(" - ", 10, null)).hasMessageContaining("letter or a digit");
        assertThatThrownBy(() -> search("x", 10, cursor)).hasMessageContaining("another list");
        assertThatThrownBy(() -> search("ab", 10, "bm9uZQ")).hasMessageContaining("no cursor of this service");
    }

    private void cited(String... hubsCited) {
        for (int i = 0; i < QueriedHubs.LEAST_CITING_WORKS; i++) {
            hubs.cites("arxiv:2402.0000" + i, "2000", hubsCited);
        }
    }

    private List<String> found(String title) {
        return search(title, 100, null).items().stream()
                .map(hub -> hub.id().value())
                .toList();
    }

    private LeaderboardPage search(String title, int limit, @Nullable String cursor) {
        return hubs.service().titled(TitleSearchRequest.of(title, limit, cursor));
    }
}
