/**
 * The topics of the service: specifications, state in a cluster, and differences.
 *
 * <p>{@link org.citationhubs.topics.TopicCatalog} reads the files of the top-level folder {@code topics/}, which are
 * packaged as resources and are the only source. {@link org.citationhubs.topics.TopicCheck} compares a specification
 * with a state and needs no cluster; {@link org.citationhubs.topics.TopicAdmin} sends the requests to the cluster.
 */
@NullMarked
package org.citationhubs.topics;

import org.jspecify.annotations.NullMarked;
