/**
 * What is known of a hub: the counts of its citing works, its co-cited works, its tier and its summary.
 *
 * <p>Values and pure functions only; nothing imports Kafka, Quarkus or Jackson. Works go by their number in the partition (see the
 * package {@code store}), a positive int that stands for an id there, because counting ints is several times cheaper than counting
 * texts; only where two works have the same count are their ids asked for ({@link org.citationhubs.hub.WorkOrder}).
 */
@NullMarked
package org.citationhubs.hub;

import org.jspecify.annotations.NullMarked;
