package org.citationhubs.ingest.publish;

/** Where a published event stands: what a reader has to have read to know of it. */
public record PublishedOffset(int partition, long offset) {}
