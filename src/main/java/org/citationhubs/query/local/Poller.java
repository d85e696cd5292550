package org.citationhubs.query.local;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks again until there is an answer or the time is over. The stores tell nobody when they change, so whoever waits for a change has
 * to look; between two looks the thread rests.
 */
public record Poller(Duration most, Duration between) {

    /** The first answer that is not null, null if the time is over or the thread is interrupted. */
    public <T> @Nullable T ask(Supplier<@Nullable T> question) {
        long end = System.nanoTime() + most.toNanos();
        T answer = question.get();
        while (answer == null
                && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(between.toNanos());
            answer = question.get();
        }
        return answer;
    }
}
