/**
 * The commands {@code import}, {@code follow}, {@code sample} and {@code sources}, which publish events beside a
 * running service.
 */
@NullMarked
package org.citationhubs.ingest.command;

import org.jspecify.annotations.NullMarked;
