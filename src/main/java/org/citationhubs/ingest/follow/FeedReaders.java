package org.citationhubs.ingest.follow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatReader;
import org.citationhubs.ingest.format.ImportException;
import org.citationhubs.ingest.format.csv.RetractionWatchReader;
import org.citationhubs.ingest.format.json.CrossrefReader;
import org.citationhubs.ingest.format.json.DataciteReader;
import org.citationhubs.ingest.format.json.InspireReader;
import org.citationhubs.ingest.format.json.OpenalexReader;
import org.citationhubs.ingest.idmap.DiskIdMap;
import org.citationhubs.ingest.idmap.IdMap;

/** What reads the records of the feeds: the one place that names the readers of formats. */
public final class FeedReaders {

    /** Pages hold few works, so that little of a map is needed at a time. */
    private static final long ID_MAP_CACHE_BYTES = 64L << 20;

    private FeedReaders() {}

    /** Returns what creates a reader of the format of a feed. */
    public static Function<FormatContext, FormatReader> of(FollowedFeed feed) {
        return switch (feed) {
            case CROSSREF -> CrossrefReader::new;
            case DATACITE -> DataciteReader::new;
            case INSPIRE -> InspireReader::new;
            case OPENALEX -> OpenalexReader::new;
            case RETRACTION_WATCH -> RetractionWatchReader::new;
        };
    }

    /**
     * Opens a map of ids, for as long as the process lives.
     *
     * @throws ImportException if there is none in the folder
     */
    public static IdMap idMap(Path folder) {
        try {
            return DiskIdMap.openToRead(folder, ID_MAP_CACHE_BYTES);
        } catch (IOException e) {
            throw new ImportException("cannot open the map of ids in " + folder + ": " + e.getMessage(), e);
        }
    }
}
