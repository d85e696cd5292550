/**
 * Where an answer lives and how it is fetched.
 *
 * <p>{@link org.citationhubs.query.HubQueries} answers about works from the stores of this instance, which it reads through
 * {@link org.citationhubs.query.Stores} as the stream thread reads them, and gives an {@link org.citationhubs.query.Answer}: found, unknown, or
 * not now. Which instance is asked is decided in {@link org.citationhubs.query.route}. What concerns several partitions is a
 * {@code PartitionQuestion}, which {@code Cluster} brings to wherever they are: a new one is a class with its two records.
 * {@link org.citationhubs.query.LagReader} says how far the service is behind its input.
 */
@NullMarked
package org.citationhubs.query;

import org.jspecify.annotations.NullMarked;
