package org.citationhubs.ingest.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Stops the work of a thread when the process is told to end, and lets it close what it has opened. */
final class ShutdownStop {

    /** Longer than a publisher waits for its last acknowledgements. */
    private static final long SECONDS = 15;

    private ShutdownStop() {}

    /**
     * Does work in the present thread, which is interrupted when the process is told to end.
     *
     * @param stop is called before the thread is interrupted
     * @return the result of the work
     */
    static int during(Runnable stop, IntSupplier work) {
        Thread worker = Thread.currentThread();
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    stop.run();
                    worker.interrupt();
                    await(ended);
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.getAsInt();
        } finally {
            ended.countDown();
            remove(hook);
        }
    }

    private static void await(CountDownLatch ended) {
        try {
            boolean unused = ended.await(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException expected) {
            // The process is ending, and runs the hook.
        }
    }
}
