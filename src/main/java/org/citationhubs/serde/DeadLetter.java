package org.citationhubs.serde;

import org.citationhubs.citation.Rejection;
import org.jspecify.annotations.Nullable;

/** A record that could not be applied. */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came, passed on and never compared
public record DeadLetter(
        Rejection rejection,
        String topic,
        int partition,
        long offset,
        long timestamp,
        byte @Nullable [] key,
        byte @Nullable [] value) {}
