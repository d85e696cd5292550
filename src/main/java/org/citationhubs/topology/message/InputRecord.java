package org.citationhubs.topology.message;

import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.citationhubs.citation.reference.Rejection;
import org.citationhubs.serde.json.DeadLetter;
import org.citationhubs.serde.packed.PackedReader;
import org.citationhubs.serde.packed.PackedWriter;
import org.citationhubs.topology.stage.RecordSizes;
import org.jspecify.annotations.Nullable;

/**
 * A record of an input topic, with the position where it was first read. The position stays the same if the record is
 * forwarded to another partition.
 *
 * @param topic an input topic
 * @param timestamp in milliseconds since 1970
 * @param key the bytes that the producer sent; null if there are more than {@link RecordSizes#LARGEST_KEY}
 * @param value the bytes that the producer sent
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as received, passed on and never compared
public record InputRecord(
        String topic, int partition, long offset, long timestamp, byte @Nullable [] key, byte @Nullable [] value) {

    /** Returns the input record that a processor received, without a key that is too large to be one. */
    public static InputRecord of(RecordMetadata metadata, Record<byte[], byte[]> record) {
        byte[] key = record.key();
        return new InputRecord(
                metadata.topic(),
                metadata.partition(),
                metadata.offset(),
                record.timestamp(),
                key == null || key.length > RecordSizes.LARGEST_KEY ? null : key,
                record.value());
    }

    /** Returns the dead letter of this record. */
    public DeadLetter rejected(Rejection rejection) {
        return new DeadLetter(rejection, topic, partition, offset, timestamp, key, value);
    }

    /** Writes the record as a part of a message. */
    void write(PackedWriter out) {
        out.writeText(topic)
                .writeCount(partition)
                .writeCount(offset)
                .writeSigned(timestamp)
                .writeOptionalBytes(key)
                .writeOptionalBytes(value);
    }

    /** Reads a record that {@link #write} wrote. */
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
