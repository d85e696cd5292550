package org.citationhubs.ingest.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FeedPositionTest {

    private static final Duration SETTLE = Duration.ofMinutes(20);
    private static final Instant NOW = Instant.parse("2026-05-25T10:00:00Z");
    private static final Instant DAY = Instant.parse("2026-05-24T00:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-05-25T00:00:00Z");
    private static final FeedWindow WINDOW = new FeedWindow(DAY, NEXT_DAY);

    @Test
    void beginsWithTheFirstPageOfADay() {
        FeedPosition before = FeedPosition.before(LocalDate.parse("2026-05-24"));

        assertThat(before.readUntil()).isEqualTo(DAY);
        assertThat(before.due(FeedGranularity.TIME, NOW, SETTLE))
                .contains(new FeedPosition(WINDOW, false, null, null, 0, -1, ""));
    }

    @Test
    void eachPageLeadsToTheNext() {
        // given a window that was begun
        FeedPosition begun = new FeedPosition(WINDOW, false, null, null, 0, -1, "");

        // when two pages are read
        FeedPosition one = begun.afterPage(new PageEnvelope(1000, 1700, "ignored"), "c-2", NOW, "q");
        FeedPosition two = one.afterPage(new PageEnvelope(700, 1699, null), null, NOW.plusSeconds(60), "q");

        // then the first one says when and how many, the last one where
        assertThat(one).isEqualTo(new FeedPosition(WINDOW, false, NOW, "c-2", 1000, 1700, "q"));
        assertThat(one.due(FeedGranularity.TIME, NOW, SETTLE)).contains(one);
        assertThat(one.readUntil()).isEqualTo(DAY);
        assertThat(two).isEqualTo(new FeedPosition(WINDOW, false, NOW, null, 1700, 1700, "q"));
    }

    @Test
    void afterTheLastPageTheNextDayFollows() {
        FeedPosition read = new FeedPosition(WINDOW, false, NOW, null, 1700, 1700, "q");

        FeedPosition complete = read.completed(FeedGranularity.TIME, SETTLE);

        assertThat(complete).isEqualTo(new FeedPosition(WINDOW, true, NOW, null, 1700, 1700, ""));
        assertThat(complete.readUntil()).isEqualTo(NEXT_DAY);
        assertThat(complete.due(FeedGranularity.TIME, NOW, SETTLE))
                .contains(new FeedPosition(
                        new FeedWindow(NEXT_DAY, Instant.parse("2026-05-25T09:40:00Z")), false, null, null, 0, -1, ""));
    }

    @Test
    void aWindowAskedForTooEarlyIsReadInPart() {
        Instant noon = Instant.parse("2026-05-24T12:00:00Z");
        FeedPosition read = new FeedPosition(WINDOW, false, noon, null, 1700, 1700, "q");

        FeedPosition complete = read.completed(FeedGranularity.TIME, SETTLE);

        assertThat(complete.readUntil()).isEqualTo("2026-05-24T11:40:00Z");
        assertThat(complete.due(FeedGranularity.TIME, NOW, SETTLE).orElseThrow().window())
                .isEqualTo(new FeedWindow(Instant.parse("2026-05-24T11:40:00Z"), NEXT_DAY));
    }

    @Test
    void aFileOfADayToComeIsOneOfTheDayOnWhichItWasRead() {
        FeedPosition read = new FeedPosition(WINDOW, false, Instant.parse("2026-05-02T12:00:00Z"), null, 9, -1, "q");

        assertThat(read.completed(FeedGranularity.FILE, SETTLE).readUntil()).isEqualTo("2026-05-03T00:00:00Z");
    }

    @Test
    void aCursorOfAnotherQuestionIsNotUsed() {
        FeedPosition position = new FeedPosition(WINDOW, false, NOW, "c-2", 1000, 1700, "q");

        assertThat(position.of("q")).isEqualTo(position);
        assertThat(position.of("r")).isEqualTo(new FeedPosition(WINDOW, false, null, null, 0, -1, ""));
        assertThat(position.restarted()).isEqualTo(new FeedPosition(WINDOW, false, null, null, 0, -1, ""));
    }

    @Test
    void aWindowDoesNotEndBeforeItBegins() {
        assertThatThrownBy(() -> new FeedWindow(NEXT_DAY, DAY)).isInstanceOf(IllegalArgumentException.class);
    }
}
