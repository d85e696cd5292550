package org.citationhubs.serde.json;

import org.citationhubs.citation.reference.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be applied, with the reason.
 *
 * @param rejection the reason
 * @param topic the topic of the record
 * @param partition the partition of the record
 * @param offset the offset of the record
 * @param timestamp the timestamp of the record, in milliseconds since 1970
 * @param key the key of the record, unchanged
 * @param value the value of the record, unchanged
 */
@SuppressWarnings("ArrayRecordComponent") // dead letters are written and never compared
public record DeadLetter(
        Rejection rejection,
        String topic,
        int partition,
        long offset,
        long timestamp,
        byte @Nullable [] key,
        byte @Nullable [] value) {}
