package org.citationhubs.ingest.dump;

import java.util.function.Function;
import java.util.function.Predicate;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatReader;
import org.citationhubs.ingest.format.IdReader;
import org.jspecify.annotations.Nullable;

/**
 * The readers of one feed and what they need.
 *
 * @param reader creates a reader of events
 * @param ids creates a reader of ids, null if the records of the feed need no map
 * @param own scheme of the feed's own ids, null if it has none
 * @param map whether a map of ids is needed
 * @param grouped whether its citations are not by citing work, so that they are grouped on disk
 * @param timeless whether its records have no time of their own, so that the user must give that of the dump
 * @param snapshot whether a unit is, by its name, a part of a snapshot of all works
 */
public record FeedReaders(
        Function<FormatContext, FormatReader> reader,
        @Nullable Function<FormatContext, IdReader> ids,
        @Nullable Scheme own,
        boolean map,
        boolean grouped,
        boolean timeless,
        Predicate<String> snapshot) {

    /** Returns the reader of a feed both ends of whose citations have public ids. */
    public static FeedReaders of(Function<FormatContext, FormatReader> reader) {
        return new FeedReaders(reader, null, null, false, false, false, name -> false);
    }

    /** Returns these readers for a feed whose records are of use for a map. */
    public FeedReaders withIds(Function<FormatContext, IdReader> idReader, Scheme scheme) {
        return new FeedReaders(reader, idReader, scheme, map, grouped, timeless, snapshot);
    }

    /** Returns these readers for a feed that names works by its own ids alone. */
    public FeedReaders needingMap() {
        return new FeedReaders(reader, ids, own, true, grouped, timeless, snapshot);
    }

    /** Returns these readers for a feed that has its citations in any order. */
    public FeedReaders byGroups() {
        return new FeedReaders(reader, ids, own, map, true, timeless, snapshot);
    }

    /** Returns these readers for a feed that has snapshots of all works, whose parts have such names. */
    public FeedReaders withSnapshot(Predicate<String> isPart) {
        return new FeedReaders(reader, ids, own, map, grouped, timeless, isPart);
    }

    /** Returns these readers for a feed whose records have no time of their own. */
    public FeedReaders withoutTimes() {
        return new FeedReaders(reader, ids, own, map, grouped, true, snapshot);
    }
}
