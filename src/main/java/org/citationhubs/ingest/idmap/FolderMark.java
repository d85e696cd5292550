package org.citationhubs.ingest.idmap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * Says in a file of a folder what the folder holds, so that no other folder is taken for it or written to.
 *
 * @param kind what the folder holds, in plain words with an article
 * @param version number of its format; it rises when the format of keys or values changes
 */
record FolderMark(String kind, int version) {

    private static final String FILE = "CONTENT";

    /** Longer files are none of these. */
    private static final int MOST_BYTES = 1_000;

    /** Returns whether a folder is there and holds something. */
    static boolean isUsed(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + ": is a file, not a folder");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    /** Writes the file. It is there whole or not at all. */
    void write(Path folder) throws IOException {
        Path part = folder.resolve(FILE + ".part");
        Files.writeString(part, text());
        Files.move(part, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Requires that a folder holds what this says.
     *
     * @throws IOException if it does not; the message names the folder and the reason
     */
    void require(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
            throw new IOException(folder + ": is not " + kind + ", or its creation was interrupted");
        }
        String found = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        if (found.equals(text())) {
            return;
        }
        String firstLine = found.lines().findFirst().orElse("");
        throw new IOException(
                firstLine.equals(kind)
                        ? folder + ": is of another format than this release reads (" + version + "): " + found.strip()
                        : folder + ": is not " + kind + " but " + (firstLine.isEmpty() ? "something else" : firstLine));
    }

    private String text() {
        return kind + "\nformat " + version + "\n";
    }
}
