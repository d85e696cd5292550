package org.citationhubs.query.ops;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures for all callers at once, one measurement at a time, on one thread of its own. A caller gets the result of
 * the first measurement that begins after the call, so that it covers everything that happened before. Thread-safe.
 */
public final class SharedMeasurement<T> implements AutoCloseable {

    private final Supplier<T> measurement;
    private final ExecutorService executor;
    private @Nullable CompletableFuture<T> next;

    /**
     * Creates a measurement that has no callers.
     *
     * @param thread name of the thread
     * @param measurement may block
     */
    public SharedMeasurement(String thread, Supplier<T> measurement) {
        this.measurement = measurement;
        this.executor = Executors.newSingleThreadExecutor(task -> {
            Thread created = new Thread(task, thread);
            created.setDaemon(true);
            return created;
        });
    }

    /** Returns the result of the next measurement; fails with what it throws. */
    public synchronized CompletionStage<T> next() {
        CompletableFuture<T> waiting = next;
        if (waiting == null) {
            waiting = new CompletableFuture<>();
            next = waiting;
            executor.execute(this::measure);
        }
        return waiting;
    }

    private void measure() {
        CompletableFuture<T> result = begin();
        try {
            result.complete(measurement.get());
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    /** Lets callers from now on wait for the measurement after this one. */
    private synchronized CompletableFuture<T> begin() {
        CompletableFuture<T> begun = next == null ? new CompletableFuture<>() : next;
        next = null;
        return begun;
    }

    @Override
    public void close() {
        executor.shutdownNow();
        CompletableFuture<T> waiting = begin();
        waiting.completeExceptionally(new LagUnavailableException("the service is stopping", null));
    }
}
