package org.citationhubs.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.citationhubs.api.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '~', textBlock = """
                    /hubs/doi:10.1/a;b -> /hubs/doi:10.1/a%3Bb
                    /hubs/doi:10.1/a;b=c/d?x=; -> /hubs/doi:10.1/a%3Bb=c/d?x=;
                    /hubs/doi:10.1//a -> /hubs/doi:10.1%2F/a
                    /hubs/doi:10.1/a// -> /hubs/doi:10.1/a%2F%2F
                    /hubs//doi:10.1 -> /hubs/%2Fdoi:10.1
                    /hubs/doi:10.1/./a -> /hubs/doi:10.1%2F./a
                    /hubs/doi:10.1/%2e%2E/a -> /hubs/doi:10.1%2F%2e%2E/a
                    /hubs/../api/v1/lag -> /hubs/..%2Fapi/v1/lag
                    /hubs/https://doi.org/10.1/a -> /hubs/https:%2F/doi.org/10.1/a
                    /api/v1/works/doi:10.1/a;b/references -> /api/v1/works/doi:10.1/a%3Bb/references
                    /api/v1/hubs/doi:10.1/a[b]/co-cited -> /api/v1/hubs/doi:10.1/a%5Bb%5D/co-cited
                    /hubs/doi:10.1/<a>"{b}|\\^`# -> /hubs/doi:10.1/%3Ca%3E%22%7Bb%7D%7C%5C%5E%60%23
                    /hubs/doi:10.1/Ã¤ -> /hubs/doi:10.1/%C3%A4
                    /search?title=[a]|b -> /search?title=%5Ba%5D%7Cb
                    /api/v1/citations;a=b -> /api/v1/citations%3Ba=b
                    http://host/hubs/doi:10.1/a;b -> /hubs/doi:10.1/a%3Bb
                    HTTPS://host:8443?limit=1;2 -> /?limit=1;2
                    http://host -> /
                    """)
    void encodesWhatTheRouterWouldCutOffOrRefuse(String target, String encoded) {
        assertThat(RequestTarget.encoded(target)).isEqualTo(encoded);
        assertThat(RequestTarget.encoded(encoded)).isEqualTo(encoded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "*",
                "/hubs/",
                "/hubs/doi:10.1/a(b)!$&'*+,=:@~",
                "/hubs/doi%3A10.1%2Fa%3Bb/timeline",
                "/assets//../a"
            })
    void leavesOtherTargetsUnchanged(String target) {
        assertThat(RequestTarget.encoded(target)).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hubs/a%", "/hubs/a%2", "/hubs/a%zz", "/search?title=100%", "/hubs/\uFFFD"})
    void refusesWhatCannotBeRead(String target) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> RequestTarget.encoded(target))
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(400));
    }
}
