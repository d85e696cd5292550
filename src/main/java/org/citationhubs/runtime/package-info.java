/**
 * How the service runs: configuration, start and stop, health, the memory of RocksDB, the embedded broker.
 *
 * <p>{@link org.citationhubs.runtime.EmbeddedBroker} is the Kafka that is there when no other is given;
 * {@link org.citationhubs.runtime.StateFolder} keeps the state stores from outliving the log they were made from.
 */
@NullMarked
package org.citationhubs.runtime;

import org.jspecify.annotations.NullMarked;
