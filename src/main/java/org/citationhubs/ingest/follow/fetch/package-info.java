/** Fetches pages over HTTP: whole, within bounds, and with the reason if there is none. */
@NullMarked
package org.citationhubs.ingest.follow.fetch;

import org.jspecify.annotations.NullMarked;
