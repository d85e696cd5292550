package org.citationhubs.ingest.dump;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to import.
 *
 * @param files the files of the dump
 * @param works a table of the works in it, if there is one
 * @param ids how its ids are written
 * @param observedAt when the dump was made or is imported: one time for all, so that importing it again is a newer observation
 */
public record ImportSource(List<Path> files, @Nullable Path works, BareIdScheme ids, Instant observedAt) {

    public ImportSource {
        files = List.copyOf(files);
    }
}
