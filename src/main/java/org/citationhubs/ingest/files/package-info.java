/** The files of a dump: packed or plain, in folders and archives. */
@NullMarked
package org.citationhubs.ingest.files;

import org.jspecify.annotations.NullMarked;
