package org.citationhubs.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageFilterTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @Test
    void onlyWhoAsksForAPageIsShownOne() {
        assertThat(PageFilter.isForPeople("/hubs/pmid:1", BROWSER)).isTrue();
        assertThat(PageFilter.isForPeople("/nothing", "Text/HTML")).isTrue();
        assertThat(PageFilter.isForPeople("/hubs/pmid:1", "application/json")).isFalse();
        assertThat(PageFilter.isForPeople("/hubs/pmid:1", "*/*")).isFalse();
        assertThat(PageFilter.isForPeople("/hubs/pmid:1", null)).isFalse();
    }

    @Test
    void programsAreToldProblemsWhateverTheyAccept() {
        assertThat(PageFilter.isForPeople("/api/v1/hubs/pmid:1", BROWSER)).isFalse();
        assertThat(PageFilter.isForPeople("/internal/v1/instance", BROWSER)).isFalse();
    }
}
