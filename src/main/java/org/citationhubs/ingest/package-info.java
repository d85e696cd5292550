/**
 * The crawlers' side: how citations come in.
 *
 * <p>{@link org.citationhubs.ingest.EventPublisher} puts an event into its topic and says where it stands; the HTTP resource for
 * crawlers and the importers share it. {@link org.citationhubs.ingest.ImportCommand} is the command line; what a public dump looks
 * like is known to its {@link org.citationhubs.ingest.DumpFormat} alone.
 */
@NullMarked
package org.citationhubs.ingest;

import org.jspecify.annotations.NullMarked;
