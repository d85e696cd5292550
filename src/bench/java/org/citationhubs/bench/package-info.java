/**
 * Benchmarks of the service and of alternatives, on the same events, in separate processes.
 *
 * <p>{@link org.citationhubs.bench.Bench} is the command; {@code input} creates the events and the expected figures,
 * {@code side} holds the compared sides, {@code load} sends events and requests to the packaged program, {@code jmh}
 * measures single functions.
 */
@NullMarked
package org.citationhubs.bench;

import org.jspecify.annotations.NullMarked;
