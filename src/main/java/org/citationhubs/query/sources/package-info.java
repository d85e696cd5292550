/** Who states citations, over all partitions. */
@NullMarked
package org.citationhubs.query.sources;

import org.jspecify.annotations.NullMarked;
