/**
 * The topics: what they must be, what a cluster says they are, and the difference.
 *
 * <p>{@link org.citationhubs.topics.TopicCatalog} reads the files of the top-level folder {@code topics/}, which are
 * packaged as resources and are the only source. {@link org.citationhubs.topics.TopicCheck} compares without talking
 * to anyone; {@link org.citationhubs.topics.TopicAdmin} does the talking.
 */
@NullMarked
package org.citationhubs.topics;

import org.jspecify.annotations.NullMarked;
