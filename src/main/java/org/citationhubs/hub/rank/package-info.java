/** Ranking: top-k selection, similarity measures, and the buckets of ordered indexes. */
@NullMarked
package org.citationhubs.hub.rank;

import org.jspecify.annotations.NullMarked;
