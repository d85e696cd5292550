package org.citationhubs.topology.message;

import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.Rejection;
import org.citationhubs.serde.json.DeadLetter;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.topology.stage.StreamsTopicNames;
import org.jspecify.annotations.Nullable;

/**
 * A record of an input topic with where it was first read, which stays with it when it is sent on to another partition.
 *
 * @param topic an input topic
 * @param timestamp in milliseconds since 1970
 * @param key as the producer gave it
 * @param value as the producer gave it
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came, passed on and never compared
public record InputRecord(
        String topic, int partition, long offset, long timestamp, byte @Nullable [] key, byte @Nullable [] value) {

    public static InputRecord of(RecordMetadata metadata, Record<byte[], byte[]> record) {
        return new InputRecord(
                metadata.topic(),
                metadata.partition(),
                metadata.offset(),
                record.timestamp(),
                record.key(),
                record.value());
    }

    public InputOffset source() {
        return topic.equals(StreamsTopicNames.CITATIONS) ? new InputOffset(partition, offset) : InputOffset.NONE;
    }

    public DeadLetter rejected(Rejection rejection) {
        return new DeadLetter(rejection, topic, partition, offset, timestamp, key, value);
    }

    /** Packed for the way to another partition. */
    void write(PackedWriter out) {
        out.writeText(topic)
                .writeCount(partition)
                .writeCount(offset)
                .writeSigned(timestamp)
                .writeOptionalBytes(key)
                .writeOptionalBytes(value);
    }

    static InputRecord read(PackedReader in) {
        return new InputRecord(
                in.readText(),
                in.readCount(),
                in.readLongCount(),
                in.readSigned(),
                in.readOptionalBytes(),
                in.readOptionalBytes());
    }
}
