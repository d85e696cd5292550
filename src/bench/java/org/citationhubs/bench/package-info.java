/**
 * Benchmarks: the service beside what people would use instead, on the same events, in processes of their own.
 *
 * <p>{@link org.citationhubs.bench.Bench} is the command; {@code input} makes the events and the figures that must come out, {@code side}
 * holds what is compared, {@code load} asks and feeds the packaged program from outside, {@code jmh} measures single functions.
 */
@NullMarked
package org.citationhubs.bench;

import org.jspecify.annotations.NullMarked;
