package org.citationhubs.runtime.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Locks a data folder for this process. The operating system releases the lock when the process ends, even by a crash;
 * the lock file remains.
 */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Locks the folder, which is created if absent.
     *
     * @throws EmbeddedBrokerException if the folder is locked by another process or by this one, or if it cannot be
     *     written
     */
    static FolderLock acquire(Path folder) {
        FileChannel channel = open(folder);
        try {
            if (lock(channel) != null) {
                return new FolderLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new EmbeddedBrokerException("cannot lock " + folder + ": " + e.getMessage(), e);
        }
        throw new EmbeddedBrokerException(
                "the folder " + folder.toAbsolutePath() + " is in use by another process; stop it or set HUBS_DATA_DIR",
                null);
    }

    private static FileChannel open(Path folder) {
        try {
            Files.createDirectories(folder);
            return FileChannel.open(folder.resolve(".lock"), CREATE, WRITE);
        } catch (IOException e) {
            throw new EmbeddedBrokerException(
                    "cannot write to the folder " + folder.toAbsolutePath() + " (" + e + "); set HUBS_DATA_DIR", null);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
