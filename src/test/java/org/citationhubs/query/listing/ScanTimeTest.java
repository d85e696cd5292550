package org.citationhubs.query.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ScanTimeTest {

    @Test
    void theTimeIsOverAtItsEnd() {
        AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 10);
        BooleanSupplier over = new ScanTime(Duration.ofNanos(100), clock::get).start();

        assertThat(over.getAsBoolean()).isFalse();
        clock.addAndGet(99);
        assertThat(over.getAsBoolean()).isFalse();
        clock.addAndGet(1);
        assertThat(over.getAsBoolean()).isTrue();
    }
}
