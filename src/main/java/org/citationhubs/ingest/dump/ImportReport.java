package org.citationhubs.ingest.dump;

import java.nio.file.Path;

/** Reports the progress and the malformed lines of an import to the user. */
public final class ImportReport {

    /** Number of malformed lines that are shown; further lines are only counted. */
    static final int SHOWN = 20;

    private final ProgressBar progress;
    private final boolean strict;
    private long malformed;
    private long repeated;
    private long withoutRows;

    /**
     * Creates a report that prints to {@code progress}; if {@code strict}, the first malformed line ends the import.
     */
    public ImportReport(ProgressBar progress, boolean strict) {
        this.progress = progress;
        this.strict = strict;
    }

    /** Returns the progress bar, for tasks of a reader. */
    public ProgressBar progress() {
        return progress;
    }

    /**
     * Reports a malformed line.
     *
     * @throws ImportException if the import is strict
     */
    void malformed(Path file, long line, String reason) {
        String message = file + ":" + line + ": " + reason;
        if (strict) {
            throw new ImportException(message, null);
        }
        malformed++;
        if (malformed <= SHOWN) {
            progress.printLine(message);
        } else if (malformed == SHOWN + 1) {
            progress.printLine("further malformed lines are only counted");
        }
    }

    /** Reports a file that contributes nothing. */
    void withoutRows(Path file, String what) {
        withoutRows++;
        progress.printLine(file + " " + what);
    }

    /** Reports what the user should know and what is no error. */
    public void note(String message) {
        progress.printLine(message);
    }

    /** Returns the number of files that contribute nothing. */
    public long withoutRows() {
        return withoutRows;
    }

    /** Counts lines that repeat an earlier line. */
    void repeated(long lines) {
        repeated += lines;
    }

    /** Returns the number of malformed lines. */
    public long malformed() {
        return malformed;
    }

    /** Returns the number of repeated lines. */
    public long repeated() {
        return repeated;
    }
}
