package org.citationhubs.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import org.citationhubs.api.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossSiteFilterTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            application/json,                  ,                        hubs.example,   0
            application/json; charset=UTF-8,   ,                        hubs.example,   0
            application/x-ndjson,              https://hubs.example,    hubs.example,   0
            ,                                  ,                        hubs.example, 415
            text/plain,                        ,                        hubs.example, 415
            text/plain; charset=UTF-8,         ,                        hubs.example, 415
            application/x-www-form-urlencoded, ,                        hubs.example, 415
            multipart/form-data; boundary=b,   ,                        hubs.example, 415
            application/json,                  https://evil.example,    hubs.example, 403
            application/json,                  https://hubs.example:81, hubs.example, 403
            application/json,                  null,                    hubs.example, 403
            application/json,                  https://a b,             hubs.example, 403
            """)
    void pagesOfOtherSitesMayNotWrite(@Nullable String type, @Nullable String origin, String host, int status) {
        assertThat(status(type, origin, host, false)).isEqualTo(status);
    }

    /** A name of another site that leads to this machine is the same site for a browser. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            http://localhost:8080,    localhost:8080,      0
            http://127.0.0.1:8080,    127.0.0.1:8080,      0
            http://[::1]:8080,        [::1]:8080,          0
            http://evil.example:8080, evil.example:8080, 403
            """)
    void onThisMachineOnlyItsNamesAreItsSites(String origin, String host, int status) {
        assertThat(status("application/json", origin, host, true)).isEqualTo(status);
    }

    private static int status(@Nullable String type, @Nullable String origin, String host, boolean local) {
        return CrossSiteFilter.problem(type == null ? null : MediaType.valueOf(type), origin, host, local)
                .map(Problem::status)
                .orElse(0);
    }

    @Test
    void theProblemSaysWhatIsMissing() {
        assertThat(CrossSiteFilter.problem(null, null, "localhost", true)
                        .orElseThrow()
                        .detail())
                .contains("Content-Type");
    }
}
