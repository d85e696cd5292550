package org.citationhubs.bench.cluster;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting for what was told to end; whoever waits goes on if he is interrupted, and stays so. */
final class Threads {

    private Threads() {}

    static void await(Thread ending) {
        try {
            ending.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a process ended by itself in time; it is ended otherwise. */
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
