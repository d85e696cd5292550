package org.citationhubs.ingest;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Lets an event carry the trace of the request that it came in, if somebody keeps one. */
@FunctionalInterface
public interface SendTraces {

    /** Traces nothing. */
    SendTraces NONE = record -> Sending.UNTRACED;

    /** A record is about to be sent; its headers are added to. */
    Sending sending(ProducerRecord<byte[], byte[]> record);

    /** A record under way. */
    @FunctionalInterface
    interface Sending {

        /** A record that nobody traces. */
        Sending UNTRACED = (metadata, failure) -> {};

        /** It has arrived, or has not. */
        void ended(@Nullable RecordMetadata metadata, @Nullable Exception failure);
    }
}
