package org.citationhubs.serde.json;

import org.citationhubs.citation.reference.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be applied, and why.
 *
 * @param rejection why
 * @param topic where the record was read
 * @param partition of the topic
 * @param offset in the partition
 * @param timestamp the record's own, in milliseconds since 1970
 * @param key as it was read
 * @param value as it was read
 */
@SuppressWarnings("ArrayRecordComponent") // A record's bytes on their way to a writer; nobody compares dead letters.
public record DeadLetter(
        Rejection rejection,
        String topic,
        int partition,
        long offset,
        long timestamp,
        byte @Nullable [] key,
        byte @Nullable [] value) {}
