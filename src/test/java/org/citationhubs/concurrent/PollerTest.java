package org.citationhubs.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PollerTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration INTERVAL = Duration.ofMillis(1);

    private final AtomicInteger checks = new AtomicInteger();

    @Test
    void returnsTheFirstResult() {
        Optional<Integer> result = new Poller(LONG, INTERVAL)
                .poll(() -> Optional.of(checks.incrementAndGet()).filter(count -> count == 3));

        assertThat(result).contains(3);
    }

    @Test
    void checksOnceWithoutATimeout() {
        assertThat(new Poller(Duration.ZERO, INTERVAL).until(() -> checks.incrementAndGet() == 2))
                .isFalse();
        assertThat(checks).hasValue(1);
    }

    @Test
    void stopsAndStaysInterruptedOnInterruption() {
        Thread.currentThread().interrupt();

        boolean found = new Poller(LONG, INTERVAL).until(() -> checks.incrementAndGet() == 2);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(found).isFalse();
    }
}
