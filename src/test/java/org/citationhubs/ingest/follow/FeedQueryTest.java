package org.citationhubs.ingest.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedQueryTest {

    @Test
    void parametersAreEncoded() {
        assertThat(FeedQuery.of(URI.create("http://h/api/"), "/works")
                        .with("page[cursor]", "a+b=&c d")
                        .with("none", null)
                        .with("rows", "5")
                        .uri())
                .hasToString("http://h/api/works?page%5Bcursor%5D=a%2Bb%3D%26c%20d&rows=5");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "http://h/dois?page%5Bcursor%5D=MQ%3D%3D&x=1, MQ==",
                "http://h/dois?x=1&page[cursor]=a+b,          a b",
                "/dois?page[cursor]=,                         ''",
                "http://h/dois?page[cursor]=%zz,              ''",
                "http://h/dois?xpage[cursor]=1,               -",
                "http://h/dois,                               -",
                "'',                                          -"
            })
    void aParameterOfAnAddressIsFound(String address, String value) {
        assertThat(FeedQuery.parameter(address, "page[cursor]")).isEqualTo(value);
    }
}
