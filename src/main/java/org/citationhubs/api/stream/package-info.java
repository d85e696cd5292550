/** Streams: server-sent events, and NDJSON streams of posted events. */
@NullMarked
package org.citationhubs.api.stream;

import org.jspecify.annotations.NullMarked;
