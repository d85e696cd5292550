package org.citationhubs.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The API keys in a file that may change while the service runs. Thread-safe. */
public final class ApiKeyFile {

    private static final Logger LOG = Logger.getLogger(ApiKeyFile.class);

    private final @Nullable Path file;
    private volatile ApiKeys keys = ApiKeys.parse(List.of());
    private @Nullable FileTime read;

    private ApiKeyFile(@Nullable Path file) {
        this.file = file;
    }

    /**
     * Reads the keys.
     *
     * @param file empty if no keys are configured
     * @throws IllegalArgumentException if the file cannot be read; the message names the file and the reason
     */
    public static ApiKeyFile open(Optional<Path> file) {
        ApiKeyFile opened = new ApiKeyFile(file.orElse(null));
        opened.read();
        return opened;
    }

    /** Returns the keys as last read. */
    public ApiKeys keys() {
        return keys;
    }

    /** Reads the file again if it changed. Keeps the former keys if it cannot be read. */
    public void refresh() {
        try {
            read();
        } catch (IllegalArgumentException e) {
            LOG.warnf("API keys as before: %s", e.getMessage());
        }
    }

    private synchronized void read() {
        if (file == null) {
            return;
        }
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            if (!modified.equals(read)) {
                // Also if the content is invalid, so that the warning is not repeated until the file changes again.
                read = modified;
                keys = ApiKeys.parse(Files.readAllLines(file));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file + ": " + e, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }
}
