/**
 * HTTP: what is asked of hubs and works, and the problems that come of it (RFC 9457).
 *
 * <p>{@link org.citationhubs.api.HubsResource} and {@link org.citationhubs.api.WorksResource} answer about works,
 * {@link org.citationhubs.api.LagResource} tells how far the service is behind. {@link org.citationhubs.api.CitationsResource} takes events of
 * crawlers without a Kafka client. {@link org.citationhubs.api.Replies} turns what the
 * queries found into a response; every failure becomes a {@link org.citationhubs.api.Problem}.
 */
@NullMarked
package org.citationhubs.api;

import org.jspecify.annotations.NullMarked;
