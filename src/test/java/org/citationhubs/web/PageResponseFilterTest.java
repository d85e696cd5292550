package org.citationhubs.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageResponseFilterTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @Test
    void onlyWhoAsksForAPageIsShownOne() {
        assertThat(PageResponseFilter.isForPeople("/hubs/pmid:1", BROWSER)).isTrue();
        assertThat(PageResponseFilter.isForPeople("/nothing", "Text/HTML")).isTrue();
        assertThat(PageResponseFilter.isForPeople("/hubs/pmid:1", "application/json"))
                .isFalse();
        assertThat(PageResponseFilter.isForPeople("/hubs/pmid:1", "*/*")).isFalse();
        assertThat(PageResponseFilter.isForPeople("/hubs/pmid:1", null)).isFalse();
    }

    @Test
    void programsAreToldProblemsWhateverTheyAccept() {
        assertThat(PageResponseFilter.isForPeople("/api/v1/hubs/pmid:1", BROWSER))
                .isFalse();
        assertThat(PageResponseFilter.isForPeople("/internal/v1/instance", BROWSER))
                .isFalse();
    }
}
