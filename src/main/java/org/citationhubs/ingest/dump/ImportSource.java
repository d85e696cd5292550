package org.citationhubs.ingest.dump;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files of a dump to import.
 *
 * @param files files with the citations
 * @param works table of the works in them, or null
 * @param ids parser of the ids in the files
 * @param observedAt observation time of all events, so that a later import of the dump is a newer observation
 */
public record ImportSource(List<Path> files, @Nullable Path works, BareIdScheme ids, Instant observedAt) {

    public ImportSource {
        files = List.copyOf(files);
    }

    /** Returns the names of the columns that a table of works can have beside {@code id}. */
    public static List<String> worksColumns() {
        return WorksTable.columnNames();
    }
}
