package org.citationhubs.ingest.publish;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Publishes events to their topics. */
public interface EventPublisher extends AutoCloseable {

    /**
     * Sends an event. Blocks for a limited time while too many events are in flight.
     *
     * @param topic input topic
     * @param key id of the work of the event, or name of its source; the events of a key keep the order in which they
     *     are sent
     * @param event event as JSON
     * @return the offset of the event, once all required replicas have acknowledged it; fails with
     *     {@link PublishException}
     */
    CompletableFuture<PublishedOffset> publish(String topic, String key, byte[] event);

    /**
     * Sends an event as {@link #publish(String, String, byte[])} does, with the name of its writer. A publisher that
     * writes no headers leaves the name out.
     *
     * @param principal writer of the event; null if it had no credentials
     */
    default CompletableFuture<PublishedOffset> publish(
            String topic, String key, byte[] event, @Nullable String principal) {
        return publish(topic, key, event);
    }

    /** Sends the events in flight, for a limited time, and accepts no further ones. */
    @Override
    default void close() {}
}
