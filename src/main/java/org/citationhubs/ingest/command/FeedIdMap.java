package org.citationhubs.ingest.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.citationhubs.ingest.dump.ImportFormat;
import org.citationhubs.ingest.format.FormatOptions;
import org.citationhubs.ingest.idmap.DiskIdMap;
import org.citationhubs.ingest.idmap.IdMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The map of ids of an import, if it has one. */
final class FeedIdMap implements AutoCloseable {

    /** Memory for look-ups outside the heap. */
    private static final long CACHE_BYTES = 128L << 20;

    private final @Nullable DiskIdMap disk;

    private FeedIdMap(@Nullable DiskIdMap disk) {
        this.disk = disk;
    }

    /**
     * Opens the map.
     *
     * @param folder null for none
     * @throws ParameterException if the format needs a map and there is none; the message says how to make it
     */
    static FeedIdMap open(CommandLine command, ImportFormat format, @Nullable Path folder, FormatOptions options)
            throws IOException {
        if (folder == null) {
            if (format.readers().map() && !options.nativeIds()) {
                throw new ParameterException(
                        command,
                        format.option()
                                + " names works by ids of its own: it needs a map, made by 'import ids --format "
                                + format.option() + " --id-map DIR FILE...' and given by --id-map DIR; or publish its "
                                + "own ids by --ids native");
            }
            return new FeedIdMap(null);
        }
        if (Files.notExists(folder)) {
            throw new ParameterException(command, "--id-map: there is no folder " + folder + "; 'import ids' makes it");
        }
        return new FeedIdMap(DiskIdMap.openToRead(folder, CACHE_BYTES));
    }

    IdMap map() {
        return disk == null ? IdMap.NONE : disk;
    }

    @Override
    public void close() {
        if (disk != null) {
            disk.close();
        }
    }
}
