/** What readers of public feeds have in common: unpacked files in, events out. */
@NullMarked
package org.citationhubs.ingest.format;

import org.jspecify.annotations.NullMarked;
