/** Summaries of works, and the queries for what other partitions hold of works. */
@NullMarked
package org.citationhubs.query.hub;

import org.jspecify.annotations.NullMarked;
