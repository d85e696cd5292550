/** Readers of dump files. Each turns files into citation events. */
@NullMarked
package org.citationhubs.ingest.dump;

import org.jspecify.annotations.NullMarked;
