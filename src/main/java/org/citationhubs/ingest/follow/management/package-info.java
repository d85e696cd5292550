/** Metrics and health of a process that follows a feed, over HTTP. */
@NullMarked
package org.citationhubs.ingest.follow.management;

import org.jspecify.annotations.NullMarked;
