package org.citationhubs.ingest.dump;

import java.io.IOException;

/** Reads files of one {@link ImportFormat}: files in, events out. Keeps no state between two reads. */
public interface ImportFormatReader {

    /**
     * Reads a dump and passes its events on, in the same order each time the same files are read.
     *
     * @throws IOException if a file cannot be read to its end
     * @throws ImportException if a file is not of this format, or if the report ends the import
     */
    void read(ImportSource dump, EventSink events, ImportReport report) throws IOException;
}
