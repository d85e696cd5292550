/** Readers of feeds whose records are rows of a table. */
@NullMarked
package org.citationhubs.ingest.format.csv;

import org.jspecify.annotations.NullMarked;
