/**
 * The program: its entry point and its command line.
 *
 * <p>The packages follow a record through the service. {@code citation} (events) and {@code hub} (summaries) contain
 * all decisions and are pure. {@code topology}, {@code store} and {@code serde} run these decisions in Kafka Streams.
 * {@code query}, {@code api} and {@code web} answer requests, {@code ingest} publishes events, {@code topics} describes
 * the topics, and {@code runtime} configures, starts and stops the service.
 */
@NullMarked
package org.citationhubs;

import org.jspecify.annotations.NullMarked;
