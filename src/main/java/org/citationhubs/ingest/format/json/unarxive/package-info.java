/** The reader of unarXive. */
@NullMarked
package org.citationhubs.ingest.format.json.unarxive;

import org.jspecify.annotations.NullMarked;
