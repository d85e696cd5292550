package org.citationhubs.ingest.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.citationhubs.ingest.dump.ImportReport;
import org.citationhubs.ingest.files.DumpFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The files that a command line names. */
final class ImportInputs {

    private final CommandSpec command;

    ImportInputs(CommandSpec command) {
        this.command = command;
    }

    /**
     * Requires that all files can be read.
     *
     * @param files files of the dump
     * @param feed whether folders and standard input can be read, too
     * @param config a further file, null for none
     * @param beside further files
     * @throws ParameterException if one cannot; the message names it
     */
    void requireReadable(List<Path> files, boolean feed, @Nullable Path config, List<Path> beside) {
        for (Path file : files) {
            boolean special = feed && (file.equals(DumpFiles.STANDARD_INPUT) || Files.isDirectory(file));
            if (!special) {
                requireFile(file);
            }
        }
        beside.forEach(this::requireFile);
        if (config != null) {
            requireFile(config);
        }
    }

    private void requireFile(Path file) {
        if (Files.notExists(file)) {
            throw usageError(file + " does not exist");
        }
        if (Files.isDirectory(file)) {
            throw usageError(file + " is a folder, not a file");
        }
        if (!Files.isRegularFile(file)) {
            throw usageError(file + " is not a regular file");
        }
        if (!Files.isReadable(file)) {
            throw usageError(file + " cannot be read: permission denied");
        }
    }

    private ParameterException usageError(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    /** Returns the files without those that are named again. */
    static List<Path> withoutRepeated(List<Path> files, ImportReport report) throws IOException {
        Map<Path, Path> distinct = new LinkedHashMap<>();
        for (Path file : files) {
            if (distinct.putIfAbsent(file.toRealPath(), file) != null) {
                report.note(file + " is named twice and read once");
            }
        }
        return List.copyOf(distinct.values());
    }
}
