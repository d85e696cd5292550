/** The reader of DataCite. */
@NullMarked
package org.citationhubs.ingest.format.json.datacite;

import org.jspecify.annotations.NullMarked;
