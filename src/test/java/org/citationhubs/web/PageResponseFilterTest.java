package org.citationhubs.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageResponseFilterTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @Test
    void browsersGetProblemsAsPages() {
        assertThat(PageResponseFilter.acceptsPage("/hubs/pmid:1", BROWSER)).isTrue();
        assertThat(PageResponseFilter.acceptsPage("/nothing", "Text/HTML")).isTrue();
        assertThat(PageResponseFilter.acceptsPage("/hubs/pmid:1", "application/json"))
                .isFalse();
        assertThat(PageResponseFilter.acceptsPage("/hubs/pmid:1", "*/*")).isFalse();
        assertThat(PageResponseFilter.acceptsPage("/hubs/pmid:1", null)).isFalse();
    }

    @Test
    void apiPathsNeverAnswerPages() {
        assertThat(PageResponseFilter.acceptsPage("/api/v1/hubs/pmid:1", BROWSER))
                .isFalse();
        assertThat(PageResponseFilter.acceptsPage("/internal/v1/instance", BROWSER))
                .isFalse();
    }
}
