/**
 * How the service runs: configuration, start and stop, health, the memory of RocksDB, the embedded broker.
 *
 * <p>{@link org.citationhubs.runtime.HubsConfig} is what can be configured, {@link org.citationhubs.runtime.ConfigCheck}
 * what of it cannot be used. {@link org.citationhubs.runtime.EmbeddedBroker} is the Kafka that is there when no other is
 * given; {@link org.citationhubs.runtime.StateFolder} keeps the state stores from outliving the log they were made from;
 * {@link org.citationhubs.runtime.RocksDbMemory} bounds their memory. {@link org.citationhubs.runtime.Tracing} makes traces,
 * where {@link org.citationhubs.runtime.TracingSwitch} finds that somebody wants them.
 */
@NullMarked
package org.citationhubs.runtime;

import org.jspecify.annotations.NullMarked;
