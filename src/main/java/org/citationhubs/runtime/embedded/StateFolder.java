package org.citationhubs.runtime.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The folder of the state stores, {@code DATA/state}, tied to one Kafka cluster.
 *
 * <p>Stores that were built from another log would be continued with the current one, as if records were processed
 * twice. Therefore the folder contains the id of its cluster, and the stores of another cluster are removed. All stores
 * can be rebuilt from the log.
 */
public final class StateFolder {

    private static final Logger LOG = Logger.getLogger(StateFolder.class);
    private static final String CLUSTER_ID = "cluster-id";

    private final Path folder;

    private StateFolder(Path folder) {
        this.folder = folder;
    }

    /** Returns the state folder of a data folder, without reading or writing anything. */
    public static StateFolder in(Path dataDir) {
        return new StateFolder(dataDir.resolve("state"));
    }

    /** Returns the {@code state.dir} of Kafka Streams. */
    public Path path() {
        return folder;
    }

    /**
     * Ties the folder to the given cluster: removes the stores of another or an unknown cluster. Call it before Kafka
     * Streams starts. After a crash during this call, the next call removes all stores.
     *
     * @return whether stores of another cluster were removed
     * @throws UncheckedIOException if the folder cannot be read or written
     */
    public boolean tieTo(String clusterId) {
        try {
            Files.createDirectories(folder);
            Path marker = folder.resolve(CLUSTER_ID);
            String known = Files.exists(marker) ? Files.readString(marker).strip() : "";
            if (known.equals(clusterId)) {
                return false;
            }
            boolean stale = removeStores(marker);
            if (stale) {
                LOG.warnf(
                        "removed state stores of another cluster: folder=%s old=%s current=%s",
                        folder, known.isEmpty() ? "unknown" : known, clusterId);
            }
            write(marker, clusterId);
            return stale;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tie " + folder + " to cluster " + clusterId, e);
        }
    }

    // The marker is replaced last, by an atomic move. Until then the folder belongs to the other cluster.
    private boolean removeStores(Path marker) throws IOException {
        List<Path> stores;
        try (Stream<Path> content = Files.list(folder)) {
            stores = content.filter(path -> !path.equals(marker)).toList();
        }
        for (Path store : stores) {
            remove(store);
        }
        return !stores.isEmpty();
    }

    private static void remove(Path tree) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(tree)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }

    private static void write(Path marker, String clusterId) throws IOException {
        Path written = Files.writeString(marker.resolveSibling(CLUSTER_ID + ".new"), clusterId + "\n");
        Files.move(written, marker, ATOMIC_MOVE);
    }
}
