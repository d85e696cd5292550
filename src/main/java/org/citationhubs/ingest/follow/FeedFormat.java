package org.citationhubs.ingest.follow;

import java.util.function.Function;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.format.FormatReader;
import org.citationhubs.ingest.idmap.IdMap;

/**
 * How the records of a feed become events.
 *
 * @param reader creates a reader of its format
 * @param options what the user chose
 * @param ids map of ids; {@link IdMap#NONE} if the user gave none
 */
public record FeedFormat(Function<FormatContext, FormatReader> reader, FormatOptions options, IdMap ids) {}
