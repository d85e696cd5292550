/** Readers of feeds whose records are XML. */
@NullMarked
package org.citationhubs.ingest.format.xml;

import org.jspecify.annotations.NullMarked;
