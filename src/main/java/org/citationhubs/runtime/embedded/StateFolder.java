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
 * The folder of the state stores, {@code DATA/state}, tied to the life of one Kafka cluster.
 *
 * <p>Stores made from another log than the one now read would be counted on, which looks like records processed twice.
 * So the folder remembers the id of its cluster, and what belongs to another is removed; all of it can be rebuilt from
 * the log.
 */
public final class StateFolder {

    private static final Logger LOG = Logger.getLogger(StateFolder.class);
    private static final String CLUSTER_ID = "cluster-id";

    private final Path folder;

    private StateFolder(Path folder) {
        this.folder = folder;
    }

    /** The state folder of a data folder; nothing is read or written yet. */
    public static StateFolder in(Path dataDir) {
        return new StateFolder(dataDir.resolve("state"));
    }

    /** Where Kafka Streams keeps its stores: its {@code state.dir}. */
    public Path path() {
        return folder;
    }

    /**
     * Makes the folder the given cluster's: removes what another cluster, or an unknown one, left in it. To be called
     * before Kafka Streams starts. A crash in between leaves a folder that the next call removes as a whole.
     *
     * @return whether stale state was removed
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
                        "removed state stores of another cluster: folder=%s theirs=%s now=%s",
                        folder, known.isEmpty() ? "unknown" : known, clusterId);
            }
            write(marker, clusterId);
            return stale;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tie " + folder + " to cluster " + clusterId, e);
        }
    }

    // The marker goes last, with the atomic write that replaces it: until then the folder counts as the other's.
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
