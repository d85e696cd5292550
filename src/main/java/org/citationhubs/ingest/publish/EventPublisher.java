package org.citationhubs.ingest.publish;

import java.util.concurrent.CompletableFuture;
import org.citationhubs.citation.work.WorkId;

/** Puts events into their topics. */
public interface EventPublisher extends AutoCloseable {

    /**
     * Sends an event under the id of its work. Blocks, for a bounded time, while more is under way than the publisher may hold.
     *
     * @param topic an input topic
     * @param key the work that the event is of; its events stay in the order in which they are sent
     * @param event JSON
     * @return where it stands, once every replica that must have it has it; fails with {@link PublishException}
     */
    CompletableFuture<PublishedOffset> publish(String topic, WorkId key, byte[] event);

    /** Sends what is under way, for a bounded time, and takes nothing more. */
    @Override
    default void close() {}
}
