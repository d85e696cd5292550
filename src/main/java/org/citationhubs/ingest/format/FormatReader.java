package org.citationhubs.ingest.format;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the files of one feed: unpacked bytes in, events out. An instance reads any number of files of one import, one
 * after another. Not thread-safe.
 */
public interface FormatReader {

    /**
     * Reads one file to its end and passes its events on, in the same order each time.
     *
     * @param in the unpacked content; is not closed
     * @param name name of the file or of the entry of an archive, for messages and for feeds that tell the kind of a
     *     file by its name
     * @throws IOException if the stream cannot be read to its end
     * @throws ImportException if the content is not of this format
     */
    void read(InputStream in, String name) throws IOException;
}
