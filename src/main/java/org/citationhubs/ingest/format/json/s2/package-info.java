/** The reader of the datasets of Semantic Scholar. */
@NullMarked
package org.citationhubs.ingest.format.json.s2;

import org.jspecify.annotations.NullMarked;
