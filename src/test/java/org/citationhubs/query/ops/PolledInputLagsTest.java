package org.citationhubs.query.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.citationhubs.citation.reference.InputOffsets;
import org.junit.jupiter.api.Test;

class PolledInputLagsTest {

    private static final InputOffsets TEN = InputOffsets.of(Map.of(0, 9L));

    private final AtomicLong clock = new AtomicLong();
    private final Queue<InputSample> samples = new ArrayDeque<>();
    private final PolledInputLags lags = new PolledInputLags(this::next, clock::get, Duration.ofSeconds(10));

    @Test
    void lagGrowsWithTheInputAndEndsWhenAllIsCovered() {
        // given
        sampleAt(1, 10);
        sampleAt(2, 40);
        clock.set(Duration.ofSeconds(4).toNanos());

        // when, then
        assertThat(lags.lag(TEN, true)).isEqualTo(new InputLag(30, 3));
        assertThat(lags.lag(InputOffsets.of(Map.of(0, 39L)), true)).isEqualTo(InputLag.NONE);
    }

    @Test
    void lagIsUnknownWithoutARecentSample() {
        assertThat(lags.lag(TEN, true)).isNull();

        // given
        sampleAt(1, 10);
        clock.set(Duration.ofSeconds(12).toNanos());
        lags.poll();

        // when, then
        assertThat(lags.lag(TEN, true)).isNull();
    }

    private void sampleAt(long second, long end) {
        clock.set(Duration.ofSeconds(second).toNanos());
        samples.add(new InputSample(List.of(end), List.of(), List.of(), false));
        lags.poll();
    }

    private InputSample next() {
        InputSample sample = samples.poll();
        if (sample == null) {
            throw new LagUnavailableException("no broker", null);
        }
        return sample;
    }
}
