package org.citationhubs.concurrent;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.apache.kafka.common.KafkaFuture;

/** Waits for the results of an admin client. */
public final class KafkaFutures {

    private KafkaFutures() {}

    /**
     * Returns the result of a request.
     *
     * @param what names the result, for the message of a failure
     * @param failure creates the exception to throw from a message and a cause,
     *     which is that of the broker if there is one
     */
    public static <T> T await(
            KafkaFuture<T> future,
            String what,
            Duration timeout,
            BiFunction<String, Throwable, ? extends RuntimeException> failure) {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw failure.apply("cannot get " + what + ": " + cause, cause);
        } catch (TimeoutException e) {
            throw failure.apply("no answer for " + what + " within " + timeout, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure.apply("interrupted while waiting for " + what, e);
        }
    }
}
