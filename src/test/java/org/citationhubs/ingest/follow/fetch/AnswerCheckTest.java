package org.citationhubs.ingest.follow.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerCheckTest {

    private static final Instant NOW = Instant.parse("2026-05-25T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "200, application/json,                 application/json,         ",
        "200, application/json;charset=utf-8,   application/json,         ",
        "200, Application/VND.api+JSON,         application/vnd.api+json, ",
        "200, ,                                 application/json,         ",
        "200, text/html,                        application/json,         OTHER_FORMAT",
        "200, text/plain,                       application/json,         OTHER_FORMAT",
        "200, text/html; charset=utf-8,         text/csv,                 OTHER_FORMAT",
        "200, text/plain; charset=utf-8,        text/csv,                 ",
        "200, application/octet-stream,         text/csv,                 ",
        "204, application/json,                 application/json,         UNAVAILABLE",
        "302, text/html,                        application/json,         UNAVAILABLE",
        "400, application/json,                 application/json,         REFUSED",
        "401, application/json,                 application/json,         FORBIDDEN",
        "403, application/json,                 application/json,         FORBIDDEN",
        "404, text/html,                        application/json,         REFUSED",
        "408, text/html,                        application/json,         UNAVAILABLE",
        "410, text/html,                        application/json,         REFUSED",
        "429, text/html,                        application/json,         RATE_LIMITED",
        "500, text/html,                        application/json,         UNAVAILABLE",
        "503, text/html,                        application/json,         UNAVAILABLE"
    })
    void tellsWhetherTheAnswerMayHoldAPage(int status, String type, String wanted, PageFailure failure) {
        assertThat(new AnswerCheck(status, type, null, null).failure(wanted)).isEqualTo(failure);
    }

    @Test
    void aDateToWaitForIsOneOfTheFeedsClock() {
        String noon = "Mon, 25 May 2026 12:00:00 GMT";
        Instant feedsTime = Instant.parse("2026-05-25T11:59:00Z");

        assertThat(new AnswerCheck(429, null, noon, feedsTime).wish(NOW)).isEqualTo(Duration.ofMinutes(1));
        assertThat(new AnswerCheck(429, null, noon, null).wish(NOW)).isEqualTo(Duration.ofHours(2));
        assertThat(new AnswerCheck(429, null, null, feedsTime).wish(NOW)).isNull();
    }
}
