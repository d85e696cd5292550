package org.citationhubs.ingest.idmap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for one try of a property, which has no folder of its own as a test has. */
final class TemporaryFolder implements AutoCloseable {

    private final Path root;

    TemporaryFolder() {
        try {
            root = Files.createTempDirectory("idmap");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a folder that is not there yet. */
    Path unused() {
        return root.resolve("unused");
    }

    /** Copies a folder as it is on disk, whoever has it open: what a process finds that starts after a crash. */
    static Path copy(Path folder, Path copy) throws IOException {
        for (Path file : files(folder)) {
            Path target = copy.resolve(folder.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(target);
            } else {
                Files.copy(file, target);
            }
        }
        return copy;
    }

    /** Returns the files and folders in a folder and the folder itself, each folder before what is in it. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }

    @Override
    public void close() {
        try {
            for (Path file :
                    files(root).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
