package org.citationhubs.ingest.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.citationhubs.ingest.follow.fetch.PageException;
import org.citationhubs.ingest.follow.fetch.PageFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryTest {

    private static final FeedWindow WINDOW =
            new FeedWindow(Instant.parse("2026-05-24T00:00:00Z"), Instant.parse("2026-05-25T00:00:00Z"));
    private static final FeedPosition FIRST = new FeedPosition(WINDOW, false, null, null, 0, -1, "");
    private static final FeedPosition LATER =
            new FeedPosition(WINDOW, false, Instant.parse("2026-05-25T10:00:00Z"), "c-2", 1000, 1700, "q");

    @ParameterizedTest
    @CsvSource({
        // failure, failures, restarts before, whether the window starts again, pause
        "UNAVAILABLE,   1, 0, false, PT1S",
        "UNAVAILABLE,   7, 0, false, PT64S",
        "UNAVAILABLE,   8, 0, true,  PT128S",
        "TIMEOUT,       8, 0, true,  PT128S",
        "TRUNCATED,     3, 0, false, PT4S",
        "REFUSED,       1, 0, true,  PT1S",
        "REFUSED,       1, 4, true,  PT16S",
        "FORBIDDEN,     1, 0, false, PT1S",
        "NOT_PUBLISHED, 9, 0, false, PT256S"
    })
    void aCursorThatIsRefusedOrFailsForLongIsGivenUp(
            PageFailure failure, int failures, int restarts, boolean again, Duration pause) {
        PageException failed = new PageException(failure, "it failed", null, null);

        assertThat(Recovery.after(failed, LATER, failures, restarts, 0))
                .isEqualTo(new Recovery(again ? FIRST : LATER, again ? restarts + 1 : restarts, pause));
    }

    @Test
    void aFirstPageIsAskedForAgain() {
        PageException refused = new PageException(PageFailure.REFUSED, "it failed", null, null);

        assertThat(Recovery.after(refused, FIRST, 20, 0, 0))
                .isEqualTo(new Recovery(FIRST, 0, Duration.ofSeconds(1024)));
    }

    @Test
    void theFeedIsLeftAloneAsLongAsItWants() {
        PageException limited = new PageException(PageFailure.RATE_LIMITED, "it failed", Duration.ofMinutes(5), null);

        assertThat(Recovery.after(limited, LATER, 1, 0, 0).pause()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aWindowThatIsShortIsReadAgainTwice() {
        assertThat(Recovery.isShort(LATER, 1000, 0)).isFalse();
        assertThat(Recovery.isShort(LATER, 1001, 0)).isTrue();
        assertThat(Recovery.isShort(LATER, 1001, 1)).isTrue();
        assertThat(Recovery.isShort(LATER, 1001, 2)).isFalse();
    }
}
