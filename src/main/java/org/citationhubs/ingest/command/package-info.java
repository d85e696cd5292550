/** The command line: import, sample and what the two share. */
@NullMarked
package org.citationhubs.ingest.command;

import org.jspecify.annotations.NullMarked;
