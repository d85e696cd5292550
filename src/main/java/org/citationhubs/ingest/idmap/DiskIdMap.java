package org.citationhubs.ingest.idmap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.citationhubs.citation.id.Scheme;
import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * A map of ids in a folder, for any number of ids. It is kept from one import to the next, so that it knows of which
 * works the canonical id has changed.
 *
 * <p>It is written in passes. A pass begins when the map is opened to be written, or when the one before it ends, and
 * ends with {@link #endPass}; one that was broken off is continued by the next process. Within a pass the last
 * canonical id that is put counts, and a deletion counts wherever it comes. A later pass changes what it states, and
 * nothing else: a work that it puts is no longer deleted.
 *
 * <p>What was written before {@link #flush} or {@link #endPass} is there after a crash; of what was written later, any
 * part may be. Writing it again changes nothing. Thread-safe.
 */
public final class DiskIdMap implements IdMap, IdMapWriter, AutoCloseable {

    private static final FolderMark MARK = new FolderMark("a map of ids", 1);

    /** Comes before all ids, because no scheme has the code 0. */
    private static final byte[] STATE = {0};

    private static final byte[] FIRST = {1};

    /** Reading many ids at once costs half as much as one by one. */
    private static final int BATCH = 4_096;

    private final RocksFolder folder;
    private final boolean writable;
    private final WriteBatch batch = new WriteBatch();
    private final List<IdStatement> pending = new ArrayList<>(BATCH);
    private final Set<Scheme> wholeAfterPass = EnumSet.noneOf(Scheme.class);
    private boolean readsBeforeWrites;
    private boolean closed;
    private volatile IdMapState state;
    private volatile boolean hasPending;
    private volatile int writes;
    private volatile @Nullable KnownEntry lastFound;

    /** A statement on an id; the canonical id is null if the work is deleted. */
    private record IdStatement(WorkId id, @Nullable WorkId canonical) {}

    /** What was found of an id after a number of writes. */
    private record KnownEntry(WorkId id, @Nullable IdMapEntry entry, int writes) {}

    private DiskIdMap(RocksFolder folder, boolean writable) {
        this.folder = folder;
        this.writable = writable;
        byte[] bytes = folder.get(STATE);
        this.state = bytes == null ? IdMapState.NEW : IdMapState.of(bytes);
        folder.forEachFrom(FIRST, (key, value) -> {
            // Ids that are put into an empty map cannot be there already, but for those of the same pass.
            readsBeforeWrites = true;
            return false;
        });
    }

    /**
     * Opens a map for look-ups.
     *
     * @param cacheBytes memory outside the heap for what was looked up
     * @throws IOException if the folder is not there, holds something else, is of another format or is damaged
     */
    public static DiskIdMap openToRead(Path folder, long cacheBytes) throws IOException {
        return new DiskIdMap(
                RocksFolder.openToRead(folder, MARK, () -> RocksSettings.ofLookUps(cacheBytes)), /* writable= */ false);
    }

    /**
     * Opens a map for a pass and for look-ups, and makes it if the folder is not there or empty.
     *
     * @param cacheBytes memory outside the heap for what was looked up; another 64 MiB are for what is written
     * @throws IOException if the folder holds something else, is of another format, is damaged, or is in use
     */
    public static DiskIdMap openToWrite(Path folder, long cacheBytes) throws IOException {
        return new DiskIdMap(
                RocksFolder.openToWrite(folder, MARK, () -> RocksSettings.ofLookUps(cacheBytes)), /* writable= */ true);
    }

    @Override
    public @Nullable WorkId canonical(WorkId id) {
        IdMapEntry entry = find(id);
        return entry == null ? null : entry.canonical();
    }

    @Override
    public @Nullable WorkId former(WorkId id) {
        IdMapEntry entry = find(id);
        return entry == null || Objects.equals(entry.former(), entry.canonical()) ? null : entry.former();
    }

    @Override
    public boolean isDeleted(WorkId id) {
        IdMapEntry entry = find(id);
        return entry != null && entry.deleted() > 0;
    }

    @Override
    public boolean isWhole(Scheme scheme) {
        return state.whole().contains(scheme);
    }

    /** Readers ask several questions on an id one after another. */
    private @Nullable IdMapEntry find(WorkId id) {
        if (hasPending) {
            drain();
        }
        int writesBefore = writes;
        KnownEntry last = lastFound;
        if (last != null && last.writes == writesBefore && last.id.equals(id)) {
            return last.entry;
        }
        byte[] value = folder.get(IdMapKey.of(id));
        IdMapEntry entry = value == null ? null : IdMapEntry.of(id, value);
        lastFound = new KnownEntry(id, entry, writesBefore);
        return entry;
    }

    @Override
    public void put(WorkId id, WorkId canonical) {
        state(new IdStatement(id, canonical));
    }

    @Override
    public void delete(WorkId id) {
        state(new IdStatement(id, null));
    }

    @Override
    public synchronized void whole(Scheme scheme) {
        requireWritable();
        wholeAfterPass.add(scheme);
    }

    private synchronized void state(IdStatement statement) {
        requireWritable();
        // From a deletion on, an id that is put may be one that is deleted.
        readsBeforeWrites |= statement.canonical == null;
        pending.add(statement);
        hasPending = true;
        if (pending.size() == BATCH) {
            drain();
        }
    }

    private void requireWritable() {
        if (!writable || closed) {
            throw new IllegalStateException("the map is not open to be written");
        }
    }

    private synchronized void drain() {
        Map<WorkId, @Nullable IdMapEntry> before = new LinkedHashMap<>();
        for (IdStatement statement : pending) {
            before.putIfAbsent(statement.id, null);
        }
        if (readsBeforeWrites) {
            read(before);
        }
        Map<WorkId, @Nullable IdMapEntry> after = new LinkedHashMap<>(before);
        int pass = state.pass();
        for (IdStatement statement : pending) {
            after.compute(
                    statement.id,
                    (id, entry) -> statement.canonical == null
                            ? IdMapEntry.delete(entry, pass)
                            : IdMapEntry.put(entry, statement.canonical, pass));
        }
        write(before, after);
        pending.clear();
        hasPending = false;
    }

    private void read(Map<WorkId, @Nullable IdMapEntry> entries) {
        List<byte[]> keys = new ArrayList<>(entries.size());
        for (WorkId id : entries.keySet()) {
            keys.add(IdMapKey.of(id));
        }
        List<byte @Nullable []> values = folder.get(keys);
        int at = 0;
        for (Map.Entry<WorkId, @Nullable IdMapEntry> entry : entries.entrySet()) {
            byte[] value = values.get(at++);
            entry.setValue(value == null ? null : IdMapEntry.of(entry.getKey(), value));
        }
    }

    private void write(Map<WorkId, @Nullable IdMapEntry> before, Map<WorkId, @Nullable IdMapEntry> after) {
        try {
            for (Map.Entry<WorkId, @Nullable IdMapEntry> entry : after.entrySet()) {
                WorkId id = entry.getKey();
                IdMapEntry changed = entry.getValue();
                if (changed != null && !changed.equals(before.get(id))) {
                    batch.put(IdMapKey.of(id), changed.bytes(id));
                }
            }
        } catch (RocksDBException e) {
            throw new UncheckedIOException(new IOException("cannot collect ids", e));
        }
        folder.write(batch);
        writes++;
    }

    /** Makes what was written last through a crash. It writes a file, so it is for every few minutes. */
    public synchronized void flush() {
        requireWritable();
        drain();
        folder.flush();
    }

    /** Ends the pass: what it stated is on disk, and from now on its {@link #whole} holds. Another pass begins. */
    public synchronized void endPass() {
        flush();
        IdMapState ended = state.afterPass(wholeAfterPass);
        folder.put(STATE, ended.bytes());
        folder.flush();
        state = ended;
        wholeAfterPass.clear();
        readsBeforeWrites = true;
    }

    /** Returns the bytes that the map takes on disk, without what is in memory yet. */
    public long bytesOnDisk() {
        return folder.bytesOnDisk();
    }

    /** Closes the map; what was written is there when it is opened again, and the pass goes on. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        try {
            if (writable) {
                flush();
            }
        } finally {
            closed = true;
            batch.close();
            folder.close();
        }
    }
}
