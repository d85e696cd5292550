/** The reader of OpenAlex. */
@NullMarked
package org.citationhubs.ingest.format.json.openalex;

import org.jspecify.annotations.NullMarked;
