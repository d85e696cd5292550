package org.citationhubs.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.citationhubs.citation.id.WorkId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageUrlTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "arxiv:hep-th/9711200, /hubs/arxiv:hep-th/9711200",
                "doi:10.1000/a?b#c%d+e, /hubs/doi:10.1000/a%3Fb%23c%25d%2Be",
                "doi:10.1000/<a>\"'&é, /hubs/doi:10.1000/%3Ca%3E%22%27%26%C3%A9",
                "doi:10.1000/../a, /hubs/doi%3A10.1000%2F..%2Fa",
                "doi:10.1000//a, /hubs/doi%3A10.1000%2F%2Fa"
            })
    void pageUrlEncodesAnyId(String id, String page) {
        assertThat(PageUrl.ofHub(WorkId.parse(id))).hasToString(page);
    }

    @Test
    void apiUrlEncodesSlashesOfAnId() {
        assertThat(PageUrl.ofHubApi(WorkId.parse("doi:10.1000/stream"), "/stream"))
                .hasToString("/api/v1/hubs/doi%3A10.1000%2Fstream/stream");
    }

    @Test
    void parametersKeepOrderAndNullRemovesOne() {
        PageUrl address = PageUrl.of("/").with("b", "1 & 2").with("a", "ü").at("part");

        assertThat(address).hasToString("/?b=1%20%26%202&a=%C3%BC#part");
        assertThat(address.with("b", null)).hasToString("/?a=%C3%BC#part");
        assertThat(address.with("b", "3")).hasToString("/?b=3&a=%C3%BC#part");
    }
}
