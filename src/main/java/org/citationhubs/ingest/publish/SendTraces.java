package org.citationhubs.ingest.publish;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Lets an event carry the trace of the request that it came in, if somebody keeps one. */
@FunctionalInterface
public interface SendTraces {

    /** Traces nothing. */
    SendTraces NONE = record -> TracedSend.UNTRACED;

    /** A record is about to be sent; its headers are added to. */
    TracedSend sending(ProducerRecord<byte[], byte[]> record);

    /** A record under way. */
    @FunctionalInterface
    interface TracedSend {

        /** A record that nobody traces. */
        TracedSend UNTRACED = (metadata, failure) -> {};

        /** It has arrived, or has not. */
        void ended(@Nullable RecordMetadata metadata, @Nullable Exception failure);
    }
}
