package org.citationhubs.ingest.follow.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The content of a page, whole, in memory or in a temporary file that is deleted when the page is closed. */
public final class FetchedPage implements AutoCloseable {

    private final byte[] bytes;
    private final @Nullable Path file;
    private final boolean packed;
    private final long limit;
    private final @Nullable Instant date;

    /**
     * Creates a page.
     *
     * @param bytes the content; not used if there is a file
     * @param packed whether the content is packed by gzip
     * @param limit number of unpacked bytes at most
     * @param date time of the feed, null if it does not say it
     */
    FetchedPage(byte[] bytes, @Nullable Path file, boolean packed, long limit, @Nullable Instant date) {
        this.bytes = bytes;
        this.file = file;
        this.packed = packed;
        this.limit = limit;
        this.date = date;
    }

    /** Opens the unpacked content, which can be read any number of times. */
    public InputStream open() throws IOException {
        InputStream content =
                file == null ? new ByteArrayInputStream(bytes) : new BufferedInputStream(Files.newInputStream(file));
        return new BoundedInputStream(packed ? new GZIPInputStream(content, 1 << 16) : content, limit);
    }

    /** Returns the time of the feed, null if it does not say it. */
    public @Nullable Instant date() {
        return date;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
