package org.citationhubs.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.citationhubs.access.QuotaState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaKindTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            /,                                  QUESTION
            /api/v1/hubs,                       QUESTION
            /api/v1/hubs/batch,                 QUESTION
            /api/v1/lag,                        QUESTION
            /api/v1/hubs/pmid:1/co-cited,       QUESTION
            /api/v1/hubs/pmid:1/co-cited/pmid:2, QUESTION
            /api/v1/hubs/stream,                STREAM
            /api/v1/hubs/changes/stream,        STREAM
            /api/v1/hubs/doi:10.1%2Fa/stream,   STREAM
            /api/v1/hubs/pmid:1,                NONE
            /api/v1/hubs/pmid:1/citing-works,   NONE
            /api/v1/works/pmid:1/references,    NONE
            /q/health/live,                     NONE
            """)
    void requestsThatCostMuchAreCounted(String path, QuotaKind kind) {
        assertThat(QuotaKind.of(path, false)).isEqualTo(kind);
    }

    @Test
    void eventsByLineAreAStream() {
        assertThat(QuotaKind.of("/api/v1/citations", true)).isEqualTo(QuotaKind.STREAM);
    }

    @Test
    void headersNameQuotaAndRest() {
        QuotaState rate = new QuotaState("events", true, 60, 60, 12, 48);
        QuotaState open = new QuotaState("streams", false, 2, 0, 0, 10);

        assertThat(RateLimitHeaders.policy(rate)).isEqualTo("\"events\";q=60;w=60");
        assertThat(RateLimitHeaders.state(rate)).isEqualTo("\"events\";r=12;t=48");
        assertThat(RateLimitHeaders.policy(open)).isEqualTo("\"streams\";q=2;qu=\"concurrent-requests\"");
        assertThat(RateLimitHeaders.state(open)).isEqualTo("\"streams\";r=0;t=10");
    }

    @Test
    void anIpv6NetworkIsOneCaller() {
        assertThat(Callers.network("2001:db8:1:2:3:4:5:6")).isEqualTo(Callers.network("2001:db8:1:2::9"));
        assertThat(Callers.network("2001:db8:1:2::9")).isNotEqualTo(Callers.network("2001:db8:1:3::9"));
        assertThat(Callers.network("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(Callers.network("unknown")).isEqualTo("unknown");
    }
}
