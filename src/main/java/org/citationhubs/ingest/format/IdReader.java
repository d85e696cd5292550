package org.citationhubs.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import org.citationhubs.ingest.idmap.IdMapWriter;

/** Reads the ids of the works in the files of one feed, which is the first pass of an import. Not thread-safe. */
public interface IdReader {

    /**
     * Reads one file to its end and passes on the ids of each work in it.
     *
     * @param in the unpacked content; is not closed
     * @param name name of the file or of the entry of an archive
     * @throws IOException if the stream cannot be read to its end
     * @throws ImportException if the content is not of this format
     */
    void readIds(InputStream in, String name, IdMapWriter ids) throws IOException;
}
