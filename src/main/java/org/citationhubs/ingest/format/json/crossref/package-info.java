/** The reader of Crossref. */
@NullMarked
package org.citationhubs.ingest.format.json.crossref;

import org.jspecify.annotations.NullMarked;
