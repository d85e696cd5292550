/**
 * Which instance is asked, and how.
 *
 * <p>A partition has two halves that may live on different instances, see {@link org.citationhubs.query.route.Half}.
 * {@link org.citationhubs.query.route.Router} lists who may answer in the order in which they are asked, the active owner first, and says of
 * everybody else why not: each {@link org.citationhubs.query.route.CandidateFilter} has one reason.
 * {@link org.citationhubs.query.route.Peers} asks over HTTP. A question is forwarded once at the most.
 */
@NullMarked
package org.citationhubs.query.route;

import org.jspecify.annotations.NullMarked;
