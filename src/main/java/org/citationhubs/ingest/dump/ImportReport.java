package org.citationhubs.ingest.dump;

import java.nio.file.Path;

/** What is said to the person who imports: how far it is, and which lines are not what they should be. */
public final class ImportReport {

    /** How many malformed lines are shown; the others are only counted. */
    static final int SHOWN = 20;

    private final ProgressBar progress;
    private final boolean strict;
    private long malformed;
    private long repeated;

    /** Reports to {@code progress}; if {@code strict}, the first malformed line ends the import. */
    public ImportReport(ProgressBar progress, boolean strict) {
        this.progress = progress;
        this.strict = strict;
    }

    public ProgressBar progress() {
        return progress;
    }

    /**
     * A line cannot be used.
     *
     * @throws ImportException if the import is strict
     */
    public void malformed(Path file, long line, String reason) {
        String message = file + ":" + line + ": " + reason;
        if (strict) {
            throw new ImportException(message, null);
        }
        malformed++;
        if (malformed <= SHOWN) {
            progress.interrupt(message);
        } else if (malformed == SHOWN + 1) {
            progress.interrupt("more malformed lines follow; they are only counted");
        }
    }

    /** Lines said again what was said before. */
    public void repeated(long lines) {
        repeated += lines;
    }

    public long malformed() {
        return malformed;
    }

    public long repeated() {
        return repeated;
    }
}
