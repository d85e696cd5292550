/** Queries about the service itself: lag, instances and replicas. */
@NullMarked
package org.citationhubs.query.ops;

import org.jspecify.annotations.NullMarked;
