/** Publishes events to the input topics. */
@NullMarked
package org.citationhubs.ingest.publish;

import org.jspecify.annotations.NullMarked;
