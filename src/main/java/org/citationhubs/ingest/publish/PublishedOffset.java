package org.citationhubs.ingest.publish;

/** Position of a published event. An answer that covers this offset includes the event. */
public record PublishedOffset(int partition, long offset) {}
