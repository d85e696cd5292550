/**
 * Where an answer lives and how it is fetched.
 *
 * <p>{@link org.citationhubs.query.HubQueries} answers. It finds the partition of a work by the work's id, reads its stores through
 * {@link org.citationhubs.query.Stores} as the stream thread reads them, and gives an {@link org.citationhubs.query.Answer}: found,
 * unknown, elsewhere, or not now. {@link org.citationhubs.query.Locator} says where a partition is when it is not here.
 * {@link org.citationhubs.query.LagReader} says how far the service is behind its input.
 */
@NullMarked
package org.citationhubs.query;

import org.jspecify.annotations.NullMarked;
