/** The reader of INSPIRE. */
@NullMarked
package org.citationhubs.ingest.format.json.inspire;

import org.jspecify.annotations.NullMarked;
