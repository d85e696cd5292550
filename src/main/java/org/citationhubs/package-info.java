/**
 * The program: its entry point and its command line.
 *
 * <p>The packages below follow a record through the service. {@code citation} (what happened) and {@code hub} (what
 * is known of a hub) decide and are pure; {@code topology}, {@code store} and {@code serde} carry their decisions
 * through Kafka Streams; {@code query}, {@code api} and {@code web} answer; {@code ingest} brings citations in;
 * {@code topics} knows the topics; {@code runtime} configures, starts and stops it all.
 */
@NullMarked
package org.citationhubs;

import org.jspecify.annotations.NullMarked;
