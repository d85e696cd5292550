/** Ranking: the best few of many, similarity measures, and the buckets of ordered lists. */
@NullMarked
package org.citationhubs.hub.rank;

import org.jspecify.annotations.NullMarked;
