package org.citationhubs.ingest.publish;

import java.util.concurrent.CompletableFuture;
import org.citationhubs.citation.id.WorkId;

/** Publishes events to their topics. */
public interface EventPublisher extends AutoCloseable {

    /**
     * Sends an event with the id of its work as key. Blocks for a limited time while too many events are in flight.
     *
     * @param topic input topic
     * @param key work of the event; the events of a work keep the order in which they are sent
     * @param event event as JSON
     * @return the offset of the event, once all required replicas have acknowledged it; fails with
     *     {@link PublishException}
     */
    CompletableFuture<PublishedOffset> publish(String topic, WorkId key, byte[] event);

    /** Sends the events in flight, for a limited time, and accepts no further ones. */
    @Override
    default void close() {}
}
