/** Readers of feeds whose records are JSON. */
@NullMarked
package org.citationhubs.ingest.format.json;

import org.jspecify.annotations.NullMarked;
