/**
 * Readers of dump files: files in, events out, one reader for each {@link org.citationhubs.ingest.dump.ImportFormat}.
 */
@NullMarked
package org.citationhubs.ingest.dump;

import org.jspecify.annotations.NullMarked;
