package org.citationhubs.ingest.publish;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Traces the sending of events, and adds the trace of the request to their headers. */
@FunctionalInterface
public interface SendTraces {

    /** Traces nothing. */
    SendTraces NONE = record -> TracedSend.UNTRACED;

    /** Starts the trace of a record that is about to be sent, and adds it to the headers. */
    TracedSend sending(ProducerRecord<byte[], byte[]> record);

    /** Trace of a record in flight. */
    @FunctionalInterface
    interface TracedSend {

        /** Trace of a record that is not traced. */
        TracedSend UNTRACED = (metadata, failure) -> {};

        /** Ends the trace; either the metadata or the failure is not null. */
        void ended(@Nullable RecordMetadata metadata, @Nullable Exception failure);
    }
}
