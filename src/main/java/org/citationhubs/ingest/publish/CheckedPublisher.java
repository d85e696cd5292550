package org.citationhubs.ingest.publish;

import java.util.concurrent.CompletableFuture;
import org.citationhubs.citation.reference.Repairs;
import org.citationhubs.serde.json.RejectedRecordException;

/** Publishes events of one kind after checking them in the same way as the service does when it reads them. */
public interface CheckedPublisher {

    /**
     * Publishes an event.
     *
     * @param json the event
     * @param repairs collects the parts of the event that the service will leave out or read in part
     * @return the offset of the event; fails with {@link PublishException}
     * @throws RejectedRecordException if the service would reject the event
     */
    CompletableFuture<PublishedOffset> publish(byte[] json, Repairs repairs) throws RejectedRecordException;

    /** Returns the maximum size of an event. */
    int maxBytes();
}
