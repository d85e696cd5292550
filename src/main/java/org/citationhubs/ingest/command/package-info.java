/** The commands {@code import} and {@code sample}, which publish events beside a running service. */
@NullMarked
package org.citationhubs.ingest.command;

import org.jspecify.annotations.NullMarked;
