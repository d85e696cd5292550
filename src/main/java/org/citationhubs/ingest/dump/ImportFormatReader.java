package org.citationhubs.ingest.dump;

import java.io.IOException;

/** A format in which citations are published as files. A new one is written here and named in {@link ImportFormat}. */
public interface ImportFormatReader {

    /** The name on the command line. */
    String name();

    /** What the format is, in a few words for {@code --help}. */
    String description();

    /**
     * Reads a dump and hands over what it says. The order is the same each time the same files are read.
     *
     * @throws IOException if a file cannot be read to its end
     * @throws ImportException if a file is not of this format at all, or the report ends the import
     */
    void read(ImportSource dump, EventSink events, ImportReport report) throws IOException;
}
