package org.citationhubs.ingest.idmap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * A database in a folder that says what it holds. Nothing is logged: what is written is on disk after {@link #flush}.
 * Thread-safe. Use after {@link #close} is an exception; the database by itself would end the process.
 */
final class RocksFolder implements AutoCloseable {

    private static final String DATABASE = "db";

    private final Path folder;
    private final RocksSettings settings;
    private final RocksDB database;
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    /** Reads entries in the order of their keys. */
    interface EntryVisitor {

        /** Visits an entry; returns whether the next one is wanted. */
        boolean visit(byte[] key, byte[] value);
    }

    private interface Opening {
        RocksDB open(Options options, String path) throws RocksDBException;
    }

    private interface DatabaseCall<T extends @Nullable Object> {
        T call() throws RocksDBException;
    }

    private RocksFolder(Path folder, RocksSettings settings, RocksDB database) {
        this.folder = folder;
        this.settings = settings;
        this.database = database;
    }

    /**
     * Opens a folder to read and write, and makes it if it is not there or empty.
     *
     * @throws IOException if the folder holds something else, is damaged, or another process writes to it
     */
    static RocksFolder openToWrite(Path folder, FolderMark mark, Supplier<RocksSettings> settings) throws IOException {
        if (FolderMark.isUsed(folder)) {
            mark.require(folder);
            return open(folder, settings.get(), RocksDB::open);
        }
        Files.createDirectories(folder);
        RocksSettings creating = settings.get();
        creating.options().setCreateIfMissing(true).setErrorIfExists(true);
        RocksFolder made = open(folder, creating, RocksDB::open);
        try {
            mark.write(folder);
            return made;
        } catch (IOException e) {
            made.close();
            throw e;
        }
    }

    /**
     * Opens a folder that stays as it is. Several processes may do so at once.
     *
     * @throws IOException if the folder is not there, holds something else or is damaged
     */
    static RocksFolder openToRead(Path folder, FolderMark mark, Supplier<RocksSettings> settings) throws IOException {
        if (!FolderMark.isUsed(folder)) {
            throw new IOException(folder + ": there is no such folder, or it is empty");
        }
        mark.require(folder);
        return open(folder, settings.get(), RocksDB::openReadOnly);
    }

    private static RocksFolder open(Path folder, RocksSettings settings, Opening opening) throws IOException {
        try {
            String path = folder.resolve(DATABASE).toString();
            return new RocksFolder(folder, settings, opening.open(settings.options(), path));
        } catch (RocksDBException e) {
            settings.close();
            throw new IOException(folder + ": cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Returns a value, null if there is none. */
    byte @Nullable [] get(byte[] key) {
        return call(() -> database.get(key));
    }

    /** Returns a value for each key, null where there is none. */
    List<byte @Nullable []> get(List<byte[]> keys) {
        return call(() -> database.multiGetAsList(keys));
    }

    /** Writes entries, all or none, and empties the batch. */
    void write(WriteBatch batch) {
        call(() -> {
            database.write(unlogged, batch);
            batch.clear();
            return true;
        });
    }

    /** Writes an entry. */
    void put(byte[] key, byte[] value) {
        call(() -> {
            database.put(unlogged, key, value);
            return true;
        });
    }

    /** Waits until everything that was written is on disk. */
    void flush() {
        call(() -> {
            try (FlushOptions options = new FlushOptions().setWaitForFlush(true)) {
                database.flush(options);
            }
            return true;
        });
    }

    /** Visits the entries from a key on, as they are now. They are read once, so none is kept in memory. */
    void forEachFrom(byte[] first, EntryVisitor visitor) {
        call(() -> {
            try (ReadOptions once = new ReadOptions().setFillCache(false);
                    RocksIterator entries = database.newIterator(once)) {
                entries.seek(first);
                while (entries.isValid() && visitor.visit(entries.key(), entries.value())) {
                    entries.next();
                }
                entries.status();
            }
            return true;
        });
    }

    /** Returns the bytes that the files of the database take. */
    long bytesOnDisk() {
        return call(() -> database.getLongProperty("rocksdb.total-sst-files-size"));
    }

    private <T extends @Nullable Object> T call(DatabaseCall<T> call) {
        Lock open = lock.readLock();
        open.lock();
        try {
            if (closed) {
                throw new IllegalStateException(folder + ": is closed");
            }
            return call.call();
        } catch (RocksDBException e) {
            throw new UncheckedIOException(new IOException(folder + ": " + e.getMessage(), e));
        } finally {
            open.unlock();
        }
    }

    /** Waits for calls that have begun, and closes. What was written since the last {@link #flush} may be lost. */
    @Override
    public void close() {
        Lock alone = lock.writeLock();
        alone.lock();
        try {
            if (!closed) {
                closed = true;
                database.close();
                unlogged.close();
                settings.close();
            }
        } finally {
            alone.unlock();
        }
    }
}
