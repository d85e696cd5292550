package org.citationhubs.ingest.follow.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPauseTest {

    private static final Instant NOW = Instant.parse("2026-05-25T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // failures, wish, random, pause
        "1,        , 0.0, PT1S",
        "1,        , 1.0, PT0.5S",
        "2,        , 0.0, PT2S",
        "4,        , 0.5, PT6S",
        "11,       , 0.0, PT1024S",
        "12,       , 0.0, PT1024S",
        "1000000,  , 0.0, PT1024S",
        "1000000,  , 1.0, PT512S",
        "1,   PT0S, 0.0, PT1S",
        "1,   PT7S, 0.0, PT7S",
        "11,  PT7S, 0.0, PT1024S",
        "1,  PT20H, 0.0, PT20H",
        "1, PT900H, 0.0, PT24H"
    })
    void doublesUpToAnEndAndGrantsTheWishOfTheFeed(int failures, Duration wish, double random, Duration pause) {
        assertThat(RetryPause.after(failures, wish, random)).isEqualTo(pause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120                           | PT2M",
                " 0 " + "                     | PT0S",
                "99999999999999999999          | PT24H",
                "Mon, 25 May 2026 10:05:00 GMT | PT5M",
                // a clock that is behind, or a date that is over
                "Mon, 25 May 2026 09:00:00 GMT | PT0S",
                "-5                            | ",
                "soon                          | ",
                "''                            | "
            })
    void readsSecondsAndDates(String header, Duration wish) {
        assertThat(RetryPause.wish(header, NOW)).isEqualTo(wish);
    }

    @Test
    void aTextThatIsNoDateIsNone() {
        assertThat(RetryPause.httpDate("Mon, 25 May 2026 10:05:00 GMT")).isEqualTo("2026-05-25T10:05:00Z");
        assertThat(RetryPause.httpDate("2026-05-25T10:05:00Z")).isNull();
    }
}
