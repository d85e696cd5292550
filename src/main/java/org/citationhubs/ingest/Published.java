package org.citationhubs.ingest;

/** Where a published event stands: what a reader has to have read to know of it. */
public record Published(int partition, long offset) {}
