package org.citationhubs.ingest.idmap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.PartialDate;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Groups citations by citing work in a folder, whatever their number: about 20 bytes each on disk, twice as much while
 * files are merged, and 100 MiB of memory outside the heap.
 *
 * <p>What was added before {@link #flush} is there after a crash; of what was added later, any part may be. Adding it
 * again changes nothing. Thread-safe.
 */
public final class DiskCitationGroups implements CitationGroups, AutoCloseable {

    private static final FolderMark MARK = new FolderMark("a folder of grouped citations", 1);

    /** Comes before all ids. */
    private static final byte[] ADDED = {0};

    private static final byte[] FIRST = {1};

    private static final byte[] NONE = {};

    /** Few enough for a write of a megabyte, and enough that its own cost does not matter. */
    private static final int BATCH = 10_000;

    private final RocksFolder folder;
    private final WriteBatch batch = new WriteBatch();
    private long added;
    private int pending;
    private boolean closed;

    /**
     * What was read.
     *
     * @param works number of citing works
     * @param citations number of citations, each once
     */
    public record GroupTotals(long works, long citations) {}

    private DiskCitationGroups(RocksFolder folder) {
        this.folder = folder;
        byte[] before = folder.get(ADDED);
        this.added = before == null ? 0 : ByteBuffer.wrap(before).getLong();
    }

    /**
     * Opens a folder with what was added before, and makes it if it is not there or empty.
     *
     * @throws IOException if the folder holds something else, is of another format, is damaged, or is in use
     */
    public static DiskCitationGroups open(Path folder) throws IOException {
        return new DiskCitationGroups(RocksFolder.openToWrite(folder, MARK, RocksSettings::ofSorting));
    }

    @Override
    public synchronized void add(WorkId citing, @Nullable PartialDate publishedAt, Instant observedAt, WorkId cited) {
        requireOpen();
        try {
            batch.put(CitationGroupKey.of(citing, publishedAt, observedAt, cited), NONE);
        } catch (RocksDBException e) {
            throw new UncheckedIOException(new IOException("cannot collect citations", e));
        }
        added++;
        pending++;
        if (pending == BATCH) {
            write();
        }
    }

    private void write() {
        folder.write(batch);
        pending = 0;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the groups are closed");
        }
    }

    /** Makes what was added last through a crash. It writes a file, so it is for every few minutes. */
    public synchronized void flush() {
        requireOpen();
        write();
        folder.put(ADDED, ByteBuffer.allocate(Long.BYTES).putLong(added).array());
        folder.flush();
    }

    /**
     * Returns how many citations were added, repeated ones included. After a crash it is the number at the last
     * {@link #flush}: what was added since is to be added again.
     */
    public synchronized long added() {
        return added;
    }

    /**
     * Reads the citations of each work, by the UTF-8 bytes of its id.
     *
     * @param limit most citations of a work that are held in memory; of a work with more only the number is told
     */
    public GroupTotals forEach(int limit, CitationGroupVisitor visitor) {
        return read(FIRST, limit, visitor);
    }

    /** Reads the citations of the works after one, as {@link #forEach} does. */
    public GroupTotals forEachAfter(WorkId last, int limit, CitationGroupVisitor visitor) {
        return read(CitationGroupKey.after(last), limit, visitor);
    }

    private GroupTotals read(byte[] first, int limit, CitationGroupVisitor visitor) {
        synchronized (this) {
            requireOpen();
            write();
        }
        CitationGroupReader reader = new CitationGroupReader(limit, visitor);
        folder.forEachFrom(first, reader);
        return reader.end();
    }

    /** Returns the bytes that the groups take on disk, without what is in memory yet. */
    public long bytesOnDisk() {
        return folder.bytesOnDisk();
    }

    /** Closes the groups; what was added is there when they are opened again. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        try {
            flush();
        } finally {
            closed = true;
            batch.close();
            folder.close();
        }
    }
}
