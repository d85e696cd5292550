package org.citationhubs.ingest.format;

import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.idmap.IdMap;

/**
 * What a reader works with.
 *
 * @param options what the user chose
 * @param ids map of ids; {@link IdMap#NONE} if the user gave none
 * @param groups where citations are collected that a feed does not have by citing work
 * @param events receives the events
 * @param counts counts what was read and what was left out
 */
public record FormatContext(
        FormatOptions options, IdMap ids, CitationGroups groups, EventSink events, ImportCounts counts) {}
