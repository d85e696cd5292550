package org.citationhubs.bench.cluster;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for threads and processes to end. An interrupt ends the wait and is kept. */
final class Termination {

    private Termination() {}

    static void await(Thread ending) {
        try {
            ending.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether a process ended in time; destroys it otherwise. */
    static boolean await(Process ending, Duration most) {
        boolean ended = false;
        try {
            ended = ending.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ended) {
            ending.destroyForcibly();
        }
        return ended;
    }
}
